package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

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

    /** Operators by which every installer compares an extra alike. */
    Set<String> EXTRAS = Set.of("==", "!=", "in", "not in");

    /**
     * Whether it holds.
     *
     * @param environment what is known; {@code extra} is the extra that is asked for, empty for none
     */
    Holds holds(Map<String, String> environment);

    /** Whether a marker holds. */
    enum Holds {
        YES,
        NO,
        /** Something on which it depends is not known or has no meaning. */
        UNKNOWN;

        static Holds of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    /** All of them. */
    record And(List<Marker> parts) implements Marker {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Holds holds(Map<String, String> environment) {
            return decide(parts, environment, Holds.NO);
        }
    }

    /** One of them. */
    record Or(List<Marker> parts) implements Marker {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Holds holds(Map<String, String> environment) {
            return decide(parts, environment, Holds.YES);
        }
    }

    /** One part that is {@code deciding} decides; else all must be known. */
    private static Holds decide(List<Marker> parts, Map<String, String> environment, Holds deciding) {
        boolean known = true;
        for (Marker part : parts) {
            Holds holds = part.holds(environment);
            if (holds == Holds.UNKNOWN) {
                known = false;
            } else if (holds == deciding) {
                return deciding;
            }
        }
        return !known ? Holds.UNKNOWN : deciding == Holds.YES ? Holds.NO : Holds.YES;
    }

    /**
     * One comparison.
     *
     * @param variable the variable's current name
     * @param variableFirst whether it stands before the operator
     */
    record Compare(String variable, String operator, String value, boolean variableFirst) implements Marker {
        @Override
        public Holds holds(Map<String, String> environment) {
            String known = environment.get(variable);
            if (known == null) {
                return Holds.UNKNOWN;
            }
            boolean extra = variable.equals("extra");
            if (extra && !EXTRAS.contains(operator)) {
                // Some releases of packaging compare the order of texts and others do not: with some of them it holds.
                return Holds.UNKNOWN;
            }
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
                return Holds.of(contains(specifier, left));
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

        private Holds texts(String left, String right) {
            return switch (operator) {
                case "in" -> Holds.of(right.contains(left));
                case "not in" -> Holds.of(!right.contains(left));
                case "==", "<=", ">=" -> Holds.of(left.equals(right));
                case "!=" -> Holds.of(!left.equals(right));
                case "<", ">" -> Holds.NO;
                default -> Holds.UNKNOWN;
            };
        }
    }
}
