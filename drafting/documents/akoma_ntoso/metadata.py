"""What the file says of itself: work, expression, manifestation, named as AKN4UN asks."""

import re
from urllib.parse import quote

from drafting.documents.akoma_ntoso.languages import alpha_3
from drafting.documents.akoma_ntoso.markup import Element, akn
from drafting.documents.akoma_ntoso.values import Expression

_SOURCE = "#secretariat"
_AUTHOR = "#organ"


def meta(expression: Expression) -> Element:
    """Return `meta`, with nothing that the value does not say."""
    levels = (_work(expression), _expression(expression), _manifestation(expression))
    return akn("meta", akn("identification", *levels, source=_SOURCE), _references(expression))


def work_address(expression: Expression) -> str:
    """Return the address of the work: the same in every revision and language."""
    work = expression.work
    actor = work.actor or work.symbol.partition("/")[0].lower()
    return f"/akn/un/statement/deliberation/{_sign(actor)}/{work.date.isoformat()}/{_sign(work.symbol)}"


def expression_address(expression: Expression, language: str = "") -> str:
    """Return the address of a revision in a language; two revisions of one day differ in their number."""
    code = alpha_3(language or expression.language)
    return f"{work_address(expression)}/{code}@{expression.date.isoformat()};v{expression.number}"


def _sign(words: str) -> str:
    return quote(re.sub(r"[/\s]+", "-", words.strip()), safe="().-") or "unnamed"


def _level(name: str, address: str, suffix: str, *content: Element) -> Element:
    this = akn("FRBRthis", value=f"{address}/!main{suffix}")
    return akn(name, this, akn("FRBRuri", value=f"{address}{suffix}"), *content)


def _work(expression: Expression) -> Element:
    work = expression.work
    return _level(
        "FRBRWork",
        work_address(expression),
        "",
        akn("FRBRalias", name="GUID", value=f"urn:uuid:{work.id}"),
        akn("FRBRdate", date=work.date.isoformat(), name="submission"),
        akn("FRBRauthor", href=_AUTHOR, as_="#author"),
        akn("FRBRcountry", value="un"),
        akn("FRBRsubtype", value="deliberation"),
        akn("FRBRnumber", value=work.symbol),
        akn("FRBRname", value="declaration"),
    )


def _expression(expression: Expression) -> Element:
    names = {"symbol": expression.symbol, "revision": expression.revision}
    return _level(
        "FRBRExpression",
        expression_address(expression),
        "",
        *(akn("FRBRalias", name=name, value=value) for name, value in names.items() if value),
        akn(
            "FRBRdate",
            date=expression.date.isoformat(),
            name="adoption" if expression.adopted else "publication",
        ),
        akn("FRBRauthor", href=_AUTHOR, as_="#author"),
        akn("FRBRversionNumber", value=expression.number),
        akn("FRBRauthoritative", value="true" if expression.adopted else "false"),
        akn("FRBRlanguage", language=alpha_3(expression.language)),
        *_translation(expression),
    )


def _translation(expression: Expression) -> tuple[Element, ...]:
    source = expression.source_language
    if not source:
        return ()
    address = expression_address(expression, source)
    return (akn("FRBRtranslation", href=address, fromLanguage=alpha_3(source), by=_SOURCE),)


def _manifestation(expression: Expression) -> Element:
    return _level(
        "FRBRManifestation",
        expression_address(expression),
        ".xml",
        akn("FRBRdate", date=expression.date.isoformat(), name="markup"),
        akn("FRBRauthor", href=_SOURCE, as_="#editor"),
        akn("FRBRformat", value="application/xml"),
    )


def _references(expression: Expression) -> Element:
    ontology = "/akn/ontology"
    series = _sign(expression.work.actor or expression.work.symbol.partition("/")[0].lower())
    return akn(
        "references",
        akn(
            "TLCOrganization",
            eId="organ",
            href=f"{ontology}/organization/un/{series}",
            showAs=expression.organ,
        ),
        akn(
            "TLCOrganization",
            eId="secretariat",
            href=f"{ontology}/organization/un/secretariat",
            showAs="Secretariat",
        ),
        akn("TLCRole", eId="author", href=f"{ontology}/role/author", showAs="Author"),
        akn("TLCRole", eId="editor", href=f"{ontology}/role/editor", showAs="Editor"),
        source=_SOURCE,
    )
