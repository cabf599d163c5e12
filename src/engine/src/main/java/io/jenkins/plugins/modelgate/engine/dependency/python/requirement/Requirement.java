package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.SpecifierSet;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A dependency specifier, {@code name[extra]>=1; marker} or {@code name @ url} (PEP 508, PyPA "Dependency specifiers").
 *
 * @param name as written
 * @param url where it comes from, as written, or null
 * @param marker when it holds, or null for always
 */
public record Requirement(
        String name,
        List<String> extras,
        SpecifierSet versions,
        @CheckForNull String url,
        @CheckForNull Marker marker) {

    private static final Pattern EMPTY_CLAUSE = Pattern.compile("(?:^|,)[ \\t]*+,");

    public Requirement {
        extras = List.copyOf(extras);
    }

    /** Whether no environment makes it hold unless an extra is asked for. */
    public boolean neverHolds() {
        return marker != null && marker.holds(Map.of("extra", "")) == Marker.Holds.NO;
    }

    /** @throws RequirementException when the text is none */
    public static Requirement of(String text) throws RequirementException {
        Cursor in = new Cursor(text);
        in.space();
        String name = in.name();
        if (name.isEmpty()) {
            throw in.broken("name of a package");
        }
        in.space();
        List<String> extras = extras(in);
        in.space();
        String url = null;
        SpecifierSet versions = SpecifierSet.ANY;
        boolean ended;
        if (in.take('@')) {
            in.space();
            url = in.until(" \t");
            if (url.isEmpty()) {
                throw in.broken("URL");
            }
            ended = in.atEnd();
        } else {
            versions = versions(in);
            ended = false;
        }
        in.space();
        Marker marker = null;
        if (!ended && in.take(';')) {
            marker = MarkerSyntax.read(in);
        }
        if (!in.atEnd()) {
            throw in.broken("version specifier, semicolon or end");
        }
        return new Requirement(name, extras, versions, url, marker);
    }

    static List<String> extras(Cursor in) throws RequirementException {
        List<String> extras = new ArrayList<>();
        if (!in.take('[')) {
            return extras;
        }
        in.space();
        while (!in.next(']')) {
            String extra = in.name();
            if (extra.isEmpty()) {
                throw in.broken("name of an extra");
            }
            extras.add(extra);
            in.space();
            if (in.take(',')) {
                in.space();
                if (in.next(']')) {
                    throw in.broken("name of an extra");
                }
            } else if (!in.next(']')) {
                throw in.broken("comma or ]");
            }
        }
        in.take(']');
        return extras;
    }

    private static SpecifierSet versions(Cursor in) throws RequirementException {
        boolean enclosed = in.take('(');
        String text = in.until(enclosed ? ");" : ";");
        if (enclosed && !in.take(')')) {
            throw in.broken(")");
        }
        if (EMPTY_CLAUSE.matcher(text).find()) {
            throw in.broken("version specifier before the comma");
        }
        try {
            return SpecifierSet.of(text);
        } catch (InvalidVersionException e) {
            throw new RequirementException(e.getMessage());
        }
    }
}
