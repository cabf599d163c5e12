package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.Specifier;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When a requirement holds, {@code python_version < "3.9" and sys_platform == "linux"} (PEP 508). */
public sealed interface Marker {
    /** Variables whose values are versions; the others are texts. */
    Set<String> VERSIONS =
            Set.of("python_version", "python_full_version", "implementation_version", "platform_release");

    /**
     * Whether it holds.
     *
     * @param environment what is known; {@code extra} is the extra that is asked for, empty for none
     * @return null when something is not known, or has no meaning, on which it depends
     */
    @CheckForNull
    Boolean holds(Map<String, String> environment);

    /** All of them. */
    record And(List<Marker> parts) implements Marker {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Boolean holds(Map<String, String> environment) {
            return decide(parts, environment, false);
        }
    }

    /** One of them. */
    record Or(List<Marker> parts) implements Marker {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Boolean holds(Map<String, String> environment) {
            return decide(parts, environment, true);
        }
    }

    /** One part that is {@code deciding} decides; else all must be known. */
    @CheckForNull
    private static Boolean decide(List<Marker> parts, Map<String, String> environment, boolean deciding) {
        boolean known = true;
        for (Marker part : parts) {
            Boolean holds = part.holds(environment);
            if (holds == null) {
                known = false;
            } else if (holds == deciding) {
                return deciding;
            }
        }
        return known ? !deciding : null;
    }

    /**
     * One comparison.
     *
     * @param variable the variable's current name
     * @param variableFirst whether it stands before the operator
     */
    record Compare(String variable, String operator, String value, boolean variableFirst) implements Marker {
        @Override
        public Boolean holds(Map<String, String> environment) {
            String known = environment.get(variable);
            if (known == null) {
                return null;
            }
            boolean extra = variable.equals("extra");
            String there = extra ? Ecosystem.PYPI.normalise(known) : known;
            String here = extra ? Ecosystem.PYPI.normalise(value) : value;
            String left = variableFirst ? there : here;
            String right = variableFirst ? here : there;
            if (VERSIONS.contains(variable)) {
                Specifier specifier;
                try {
                    specifier = Specifier.of(operator + right);
                } catch (InvalidVersionException e) {
                    // Then they are compared as texts, as packaging does.
                    return texts(left, right);
                }
                return contains(specifier, left);
            }
            return texts(left, right);
        }

        private static boolean contains(Specifier specifier, String version) {
            try {
                return specifier.contains(PythonVersion.of(version));
            } catch (InvalidVersionException e) {
                return specifier.operator().equals("===") && specifier.version().equalsIgnoreCase(version);
            }
        }

        @CheckForNull
        private Boolean texts(String left, String right) {
            return switch (operator) {
                case "in" -> right.contains(left);
                case "not in" -> !right.contains(left);
                case "==", "<=", ">=" -> left.equals(right);
                case "!=" -> !left.equals(right);
                case "<", ">" -> false;
                default -> null;
            };
        }
    }
}
