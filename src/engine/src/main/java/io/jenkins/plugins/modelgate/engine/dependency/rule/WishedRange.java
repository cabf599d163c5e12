package io.jenkins.plugins.modelgate.engine.dependency.rule;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.npm.NpmRange;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.Requirement;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementException;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PoetryConstraint;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions a manifest wants, by the text that it has: a lock file with another one is out of date. */
final class WishedRange {
    /** Poetry, pipenv: a name, and as TOML or JSON its constraint or a table that has one. */
    private static final Pattern TABLE =
            Pattern.compile("[A-Za-z0-9._-]+ = (?:\"([^\"]*)\"|\\{.*\"version\":\"([^\"]*)\".*})", Pattern.DOTALL);

    private WishedRange() {}

    /** Whether a version is one of them; what cannot be understood wants none. */
    static boolean admits(Component wish, String version) {
        if (wish.pin() == Pin.NOTHING || wish.id().ecosystem() == Ecosystem.CONDA) {
            return true;
        }
        try {
            return switch (wish.id().ecosystem()) {
                case PYPI -> python(wish, PythonVersion.of(version));
                case NPM -> npm(wish.requirement(), version);
                default -> version.equals(wish.id().version());
            };
        } catch (InvalidVersionException | RequirementException e) {
            return false;
        }
    }

    private static boolean python(Component wish, PythonVersion version)
            throws InvalidVersionException, RequirementException {
        String exact = wish.id().version();
        if (exact != null) {
            return PythonVersion.of(exact).compareTo(version) == 0
                    // Without a local part any is meant.
                    || exact.indexOf('+') < 0 && version.toString().startsWith(exact + "+");
        }
        Matcher table = TABLE.matcher(wish.requirement());
        if (table.matches()) {
            return PoetryConstraint.admits(table.group(1) != null ? table.group(1) : table.group(2), version);
        }
        return Requirement.of(wish.requirement()).versions().contains(version);
    }

    private static boolean npm(String requirement, String version) throws InvalidVersionException {
        String spec = requirement.substring(requirement.indexOf(' ') + 1);
        if (spec.startsWith("npm:")) {
            int at = spec.indexOf('@', "npm:".length() + 1);
            spec = at < 0 ? "" : spec.substring(at + 1);
        }
        return NpmRange.parse(spec).contains(version);
    }
}
