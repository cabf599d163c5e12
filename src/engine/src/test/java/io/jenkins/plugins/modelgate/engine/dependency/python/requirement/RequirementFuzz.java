package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.Specifier;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;

/**
 * Fuzz target for Jazzer: requirement files, dependency specifiers and versions. A line is a package, options or refused,
 * and what is read once is read the same from how it is shown; a short run with damaged files is part of the tests.
 */
public final class RequirementFuzz {
    private RequirementFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            int last = 0;
            for (RequirementText.Line line : RequirementText.lines(data)) {
                assertThat(line.number()).isGreaterThan(last);
                last = line.number();
                line(line.text());
            }
        } catch (RequirementException e) {
            assertThat(e).hasMessageContaining("UTF-8");
        }
    }

    private static void line(String text) {
        try {
            RequirementLine line = RequirementLine.of(text);
            assertThat(line.isPackage() || !line.editable()).isTrue();
            if (line.requirement() != null) {
                assertThat(line.requirement().name()).matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
                for (Specifier clause : line.requirement().versions().clauses()) {
                    clause(clause);
                }
            }
        } catch (RequirementException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }

    private static void clause(Specifier clause) {
        try {
            assertThat(Specifier.of(clause.toString())).hasToString(clause.toString());
            if (clause.operator().equals("==") && clause.isExact()) {
                PythonVersion version = PythonVersion.of(clause.version());
                assertThat(clause.contains(version)).isTrue();
                assertThat(PythonVersion.of(version.toString())).isEqualByComparingTo(version);
            }
        } catch (InvalidVersionException e) {
            throw new AssertionError("what was read once is read again", e);
        }
    }
}
