package io.jenkins.plugins.modelgate.engine.redteam.dependency;

import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Attacks on what a model is packaged with. */
public final class DependencyScenarios {
    private static final String GATE = "scanDependencies";

    /** MITRE ATLAS: AI Supply Chain Compromise: AI Software. */
    private static final String TECHNIQUE = "AML.T0010.001";

    private static final List<Remedy> STRICTER = List.of();

    private static final String OTHERS = Project.line("requests", "2.32.3") + Project.line("tinyhelper", "1.2.0");

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            scenario(
                    "vulnerable-version",
                    "A package is set back to a version with a known hole (CVSS 7.5)",
                    "A version with a known hole is noticed.",
                    List.of(new Remedy("dependencies.cvss", 7)),
                    project -> {
                        project.advisory("EXAMPLE-2026-2", "numpy", "2.1.0", Project.HIGH, Instant.now());
                        project.requirements(Project.line("numpy", "2.0.1") + OTHERS);
                    }),
            scenario(
                    "stale-advisories",
                    "The advisory data are kept from being updated for a month",
                    "What was learned meanwhile is not passed over.",
                    List.of(new Remedy("dependencies.maxAdvisoryAgeDays", 7)),
                    project -> project.advisory(
                            "EXAMPLE-2026-1",
                            "requests",
                            "2.30.0",
                            Project.CRITICAL,
                            Instant.now().minus(30, ChronoUnit.DAYS))),
            scenario(
                    "unpinned",
                    "A requirement takes whatever version is newest",
                    "Nobody chooses a version but the project.",
                    List.of(new Remedy("dependencies.requirePinned", true)),
                    // The version that is installed now is known and judged; the next installation takes another.
                    project -> project.requirements(Project.line("numpy", "2.1.3")
                            + Project.line("requests", "2.32.3")
                            + "tinyhelper>=1.0 --hash=sha256:" + "0".repeat(64) + "\n")),
            scenario(
                    "no-digest",
                    "The digest of a package is taken out of a lock file",
                    "The index cannot serve another file of the same version.",
                    List.of(new Remedy("dependencies.requireHashes", true)),
                    project -> project.lock("")),
            scenario(
                    "index-confusion",
                    "A second index is asked for every package, and no digest says which file is meant",
                    "A stranger's package of the same name and a higher version is not taken.",
                    List.of(new Remedy("dependencies.requireHashes", true)),
                    project -> project.requirements("--extra-index-url https://packages.example.net/simple\n"
                            + "numpy==2.1.3\nrequests==2.32.3\ntinyhelper==1.2.0\n")),
            scenario(
                    "plain-http-index",
                    "The index is asked without TLS",
                    "Nobody on the way changes what the index says.",
                    STRICTER,
                    project -> project.requirements("--index-url http://packages.example.net/simple\n"
                            + Project.line("numpy", "2.1.3")
                            + OTHERS)),
            scenario(
                    "look-alike-name",
                    "A package whose name is one letter away from a popular one",
                    "A slip of the keyboard is noticed.",
                    STRICTER,
                    project -> project.requirements(Project.line("tensorfow", "2.18.0") + OTHERS)),
            scenario(
                    "moving-branch",
                    "A requirement is a branch of a repository",
                    "What is installed today is what was examined.",
                    STRICTER,
                    project -> project.requirements("numpy @ git+https://github.com/numpy/numpy@main\n" + OTHERS)),
            scenario(
                    "denied-license",
                    "An installed package changes its licence to AGPL",
                    "A licence that the owner does not want does not come in.",
                    List.of(new Remedy("dependencies.licenses.deny", List.of("AGPL-3.0-only"))),
                    project -> project.install("AGPL-3.0-only")),
            scenario(
                    "installed-file-changed",
                    "A file of an installed package is changed after the installation",
                    "What is installed is what the package brought.",
                    STRICTER,
                    project -> project.change("__init__.py", "import os\nos.system('id')\n")),
            scenario(
                    "model-in-a-package",
                    "An installed package carries a pickle that calls os.system",
                    "Models inside packages are examined as models are.",
                    STRICTER,
                    project ->
                            project.add("weights.pkl", "cos\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.US_ASCII))),
            scenario(
                    "install-time-code",
                    "A setup.py runs a program while the package is installed",
                    "Code that decides the dependencies keeps the gate closed.",
                    STRICTER,
                    project -> Files.writeString(
                            project.root().resolve("setup.py"),
                            "import os\nfrom setuptools import setup\nos.system('id')\nsetup(name='x')\n")));

    private DependencyScenarios() {}

    private static Scenario scenario(String id, String title, String proves, List<Remedy> remedies, Change change) {
        return new Scenario("dependency/" + id, title, TECHNIQUE, GATE, proves, Severity.HIGH, remedies, on(change));
    }

    private static Attack on(Change change) {
        return arena -> {
            Project project = Project.write(arena.directory("packages"));
            Report honest = Gates.dependencies(project.root(), project.advisories(), arena.policy());
            change.make(project);
            return Answer.of(honest, Gates.dependencies(project.root(), project.advisories(), arena.policy()));
        };
    }

    /** What the attacker does to the project. */
    @FunctionalInterface
    private interface Change {
        void make(Project project) throws IOException;
    }
}
