"""LibreOffice as a stranger who accepts and rejects: driven by a macro in a profile of its own."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed"
)
RESOLVE = "macro:///Standard.Module1.Resolve"
_MACRO = """
Sub Resolve
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  text = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(text.CurrentController.Frame, "{command}", "", 0, Array())
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName"
  plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions"
  plain(1).Value = "UTF8,LF"
  text.storeToURL("{target}", plain())
  text.close(True)
End Sub
"""
_DTD = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_LIBRARY = {
    "script.xlc": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "{_DTD}" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>""",
    "Standard/script.xlb": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "{_DTD}" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/></library:library>""",
}
_MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "{_DTD}" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">"""


def lines(package: bytes, folder: Path, command: str) -> list[str]:
    """Return the lines of a file after `.uno:AcceptAllTrackedChanges` or `.uno:RejectAllTrackedChanges`."""
    source, target, profile = folder / "in.docx", folder / "out.txt", folder / "profile"
    source.write_bytes(package)
    target.unlink(missing_ok=True)
    library = profile / "user/basic"
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    if not profile.exists():  # the first start fills the profile, macros and all
        _run(*office, "--terminate_after_init")
    macro = _MACRO.format(source=source.as_uri(), target=target.as_uri(), command=command)
    module = f"{_MODULE}{escape(macro)}</script:module>"
    for name, content in {**_LIBRARY, "Standard/Module1.xba": module}.items():
        (library / name).write_text(content, "utf-8")
    _run(*office, RESOLVE)
    return target.read_text("utf-8-sig").splitlines()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)
