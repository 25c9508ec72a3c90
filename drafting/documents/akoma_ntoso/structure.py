"""The parts of a statement: preface, preamble, main body, conclusions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from drafting.documents.akoma_ntoso.identifiers import Named
from drafting.documents.akoma_ntoso.inline import Inline
from drafting.documents.akoma_ntoso.markup import Element, akn
from drafting.procedure.kinds import ParagraphKind

_FORMULAS = {ParagraphKind.ENACTING: "enactingFormula", ParagraphKind.PROCLAMATION: "proclamation"}


@dataclass
class Node:
    """A paragraph with what hangs on it."""

    named: Named
    children: list["Node"] = field(default_factory=list)

    @property
    def kind(self) -> ParagraphKind:
        """What the paragraph is."""
        return self.named.provision.kind


@dataclass(frozen=True)
class Parts:
    """A text cut into the parts of a statement; each may be empty."""

    titles: Sequence[Node]
    preamble: Sequence[Node]
    body: Sequence[Node]
    conclusions: Sequence[Node]


def tree(named: Iterable[Named]) -> list[Node]:
    """Hang each sub-paragraph on what stands above it. Raises ValueError where nothing can carry it."""
    roots: list[Node] = []
    line: list[Node] = []
    for each in named:
        node = Node(each)
        if each.provision.kind is not ParagraphKind.SUBPARAGRAPH:
            roots.append(node)
            line = [node]
            continue
        line = line[: each.provision.level]
        if not line or line[0].kind in {ParagraphKind.TITLE, ParagraphKind.HEADING}:
            raise ValueError(f"The sub-paragraph {each.provision.text[:40]!r} hangs on no paragraph.")
        line[-1].children.append(node)
        line.append(node)
    return roots


def parted(nodes: Sequence[Node]) -> Parts:
    """Cut a text into parts: the preamble ends with the proclamation, or where the first number stands."""
    start = next((at for at, each in enumerate(nodes) if each.kind is not ParagraphKind.TITLE), len(nodes))
    end = len(nodes)
    while end > start and nodes[end - 1].kind is ParagraphKind.CLOSING:
        end -= 1
    middle = _body_begins(nodes, start, end)
    return Parts(nodes[:start], nodes[start:middle], nodes[middle:end], nodes[end:])


def _body_begins(nodes: Sequence[Node], start: int, end: int) -> int:
    for at in range(start, end):
        if nodes[at].kind is ParagraphKind.PROCLAMATION:
            return at + 1
        if nodes[at].kind is ParagraphKind.OPERATIVE:
            while at > start and nodes[at - 1].kind is ParagraphKind.HEADING:
                at -= 1  # noqa: PLW2901 - a heading belongs to what follows it
            return at
    return end


class Structure:
    """Writes the parts with the words of one text."""

    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def title(self, node: Node) -> Element:
        """Return a title that stands among the paragraphs."""
        each = node.named
        title = akn("docTitle", **each.ids)
        return akn("p", self._inline.into(title, each.provision.text, each.provision.opening))

    def preamble(self, nodes: Sequence[Node]) -> Element:
        """Return the preamble; preambular paragraphs that follow one another are recitals together."""
        preamble = akn("preamble", eId="preamble")
        recitals: Element | None = None
        count = 0
        for node in nodes:
            if node.kind is not ParagraphKind.PREAMBULAR:
                recitals = None
                preamble.append(self._beside_recitals(node))
                continue
            if recitals is None:
                count += 1
                recitals = akn("recitals", eId=f"recs_{count}")
                preamble.append(recitals)
            recitals.append(akn("recital", *self._blocks(node), **node.named.ids))
        return preamble

    def _beside_recitals(self, node: Node) -> Element:
        formula = _FORMULAS.get(node.kind)
        name = formula or node.kind.value
        return akn("formula" if formula else "container", *self._blocks(node), name=name, **node.named.ids)

    def body(self, nodes: Sequence[Node]) -> Element:
        """Return the main body; what follows a heading stands in its section. It is never empty."""
        body = akn("mainBody", eId="body")
        here = body
        for node in nodes:
            if node.kind is ParagraphKind.HEADING:
                here = akn("section", self._heading(node), **node.named.ids)
                body.append(here)
            elif node.kind is ParagraphKind.OPERATIVE:
                here.append(self._hierarchy(node, "paragraph"))
            else:
                here = body
                body.append(self._contained(node))
        if not len(body):
            body.append(akn("p"))
        return body

    def conclusions(self, nodes: Sequence[Node]) -> Element:
        """Return the conclusions."""
        return akn("conclusions", *(self._contained(node) for node in nodes), eId="conclusions")

    def _heading(self, node: Node) -> Element:
        return self._inline.into(akn("heading"), node.named.provision.text, node.named.provision.opening)

    def _contained(self, node: Node) -> Element:
        return akn("container", *self._blocks(node), name=node.kind.value, **node.named.ids)

    def _hierarchy(self, node: Node, name: str) -> Element:
        """Return a numbered paragraph or point: its words, or a list that they introduce."""
        number = akn("num", node.named.number)
        if not node.children:
            return akn(name, number, akn("content", self._words(node)), **node.named.ids)
        ids = {key: f"{value}__list_1" for key, value in node.named.ids.items() if key != "GUID"}
        points = (self._hierarchy(child, "point") for child in node.children)
        listed = akn("list", akn("intro", self._words(node)), *points, **ids)
        return akn(name, number, listed, **node.named.ids)

    def _blocks(self, node: Node) -> Iterator[Element]:
        """Yield the words and, where no hierarchy may stand, the list beneath."""
        yield self._words(node)
        if node.children:
            items = (
                akn("item", akn("num", child.named.number), *self._blocks(child), **child.named.ids)
                for child in node.children
            )
            yield akn("blockList", *items, eId=f"{node.named.eid}__list_1")

    def _words(self, node: Node) -> Element:
        each = node.named
        return self._inline.p(each.provision.text, each.provision.opening, each.path)
