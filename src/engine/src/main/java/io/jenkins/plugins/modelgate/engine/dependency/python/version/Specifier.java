package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;
import java.util.Locale;

/** One clause of a requirement, {@code >=1.2}: PyPA's "Version specifiers", the current text. */
public final class Specifier {
    /** Longest first: no operator hides a longer one. */
    private static final List<String> OPERATORS = List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");

    private final String operator;
    private final String written;

    /** Null only for {@code ===}. */
    @CheckForNull
    private final PythonVersion version;

    private final boolean prefix;

    private Specifier(String operator, String written, @CheckForNull PythonVersion version, boolean prefix) {
        this.operator = operator;
        this.written = written;
        this.version = version;
        this.prefix = prefix;
    }

    /** @throws InvalidVersionException when it is no clause */
    public static Specifier of(String text) throws InvalidVersionException {
        String clause = PythonText.strip(text);
        String operator = OPERATORS.stream()
                .filter(clause::startsWith)
                .findFirst()
                .orElseThrow(() -> broken(text, "begins with no operator; == pins a version"));
        String written = PythonText.strip(clause.substring(operator.length()));
        if (operator.equals("===")) {
            if (written.isEmpty()
                    || written.chars().anyMatch(c -> PythonText.isSpace((char) c) || c == ';' || c == ')')) {
                throw broken(text, "names no version");
            }
            return new Specifier(operator, written, null, false);
        }
        boolean equality = operator.equals("==") || operator.equals("!=");
        boolean prefix = equality && written.endsWith(".*");
        String plain = prefix ? written.substring(0, written.length() - 2) : written;
        PythonVersion version;
        try {
            version = PythonVersion.of(plain);
        } catch (InvalidVersionException e) {
            throw broken(text, "names no version that PEP 440 knows");
        }
        if (prefix && (version.isPrerelease() || version.isPost() || version.hasLocal())) {
            throw broken(text, "has .* after more than a release");
        }
        if (version.hasLocal() && !equality) {
            throw broken(text, "has a local version, which only == and != may name");
        }
        if (operator.equals("~=") && version.releaseLength() < 2) {
            throw broken(text, "needs a release of two parts or more");
        }
        return new Specifier(operator, written, version, prefix);
    }

    /** {@code ===}, {@code ==}, {@code ~=}, {@code !=}, {@code <=}, {@code >=}, {@code <} or {@code >}. */
    public String operator() {
        return operator;
    }

    /** What stands behind the operator. */
    public String version() {
        return written;
    }

    /** Whether it leaves exactly one version, {@code ==1.2} or {@code ===1.2}. */
    public boolean isExact() {
        return operator.equals("===") || operator.equals("==") && !prefix;
    }

    /** Whether it names a pre-release, which lets an installer take such. */
    public boolean namesPrerelease() {
        return version != null && !operator.equals("!=") && version.isPrerelease();
    }

    /** Whether it permits a version, pre-release or not; {@code ===} compares texts. */
    public boolean contains(PythonVersion candidate) {
        return version == null
                ? candidate.toString().equals(written.toLowerCase(Locale.ROOT))
                : contains(candidate, version);
    }

    private boolean contains(PythonVersion candidate, PythonVersion bound) {
        return switch (operator) {
            case "==" -> equals(candidate, bound);
            case "!=" -> !equals(candidate, bound);
            case "<=" -> candidate.publicVersion().compareTo(bound) <= 0;
            case ">=" -> candidate.publicVersion().compareTo(bound) >= 0;
            case "~=" ->
                candidate.publicVersion().compareTo(bound) >= 0
                        && candidate.startsLike(bound, bound.releaseLength() - 1);
            case "<" -> candidate.compareTo(bound.isPrerelease() ? bound : bound.firstDev()) < 0;
            // Neither the version's own post-releases nor its local versions are later.
            default ->
                candidate.publicVersion().compareTo(bound) > 0
                        && (bound.isPost() || bound.isDev() || !candidate.isPost() || !candidate.sharesPre(bound));
        };
    }

    private boolean equals(PythonVersion candidate, PythonVersion bound) {
        if (prefix) {
            return candidate.startsLike(bound, bound.releaseLength());
        }
        return (bound.hasLocal() ? candidate : candidate.publicVersion()).compareTo(bound) == 0;
    }

    private static InvalidVersionException broken(String text, String why) {
        return new InvalidVersionException("version specifier " + SafeText.quote(text) + " " + why);
    }

    @Override
    public String toString() {
        return operator + written;
    }
}
