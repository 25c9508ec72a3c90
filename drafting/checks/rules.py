"""The list of rules: each has a name, a reason, an example of what is wrong and of what is right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drafting.checks.values import Checked, Family, Found, Severity

Find = Callable[[Checked], Iterable[Found]]


def N_(words: str) -> str:  # noqa: N802 - the name that the catalogue's tools know
    """Mark words for translation; the pages translate them when they are shown."""
    return words


@dataclass(frozen=True)
class Rule:
    """A rule: `title` says what must be, `reason` why a finding was made, with places such as `%(found)s`.

    `bad` and `good` are samples in the notation of `samples.read`; the rule finds something in the first and
    nothing in the second. One that compares languages is given them all, the others one at a time.
    """

    name: str
    title: str
    reason: str
    bad: str
    good: str
    find: Find
    severity: Severity = Severity.ADVICE

    @property
    def family(self) -> Family:
        """What it looks at, the first part of its name."""
        return Family(self.name.partition(".")[0])

    @property
    def blocking(self) -> bool:
        """Whether it holds a text up; all the others are advice."""
        return self.severity is Severity.BLOCKING

    @property
    def compares(self) -> bool:
        """Whether it looks at several languages at once."""
        return self.family is Family.CONCORDANCE


RULES: dict[str, Rule] = {}


def rule(
    name: str, title: str, reason: str, *, bad: str, good: str, severity: Severity = Severity.ADVICE
) -> Callable[[Find], Find]:
    """Enter a function into the list of rules."""

    def enter(find: Find) -> Find:
        RULES[name] = Rule(name, title, reason, bad, good, find, severity)
        return find

    return enter
