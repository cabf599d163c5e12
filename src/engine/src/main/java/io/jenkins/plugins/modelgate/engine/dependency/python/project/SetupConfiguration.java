package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonText;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code setup.cfg} as {@code configparser.RawConfigParser} reads it: a line that stands further right than its option goes on
 * with it, any other is a section or an option, wherever it starts; a comment takes a whole line.
 */
final class SetupConfiguration {
    /** What Python 3.13 takes for a section, and what its older releases take. */
    private static final Pattern SECTION = Pattern.compile("\\[(.+)\\].*", Pattern.DOTALL);

    private static final Pattern OLD_SECTION = Pattern.compile("\\[([^\\]]+)\\].*", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("([^=:]*)[=:](.*)", Pattern.DOTALL);

    /** @param number of the line, from 1 */
    record Line(int number, String text) {}

    private final String file;
    private final Map<String, Map<String, List<Line>>> sections = new LinkedHashMap<>();
    private Map<String, List<Line>> section;
    private List<Line> option;
    private int indent;

    private SetupConfiguration(String file) {
        this.file = file;
    }

    /**
     * Values by section and option, both as they are written.
     *
     * @throws ManifestException when Python would refuse the text, or its releases differ on it
     */
    static Map<String, Map<String, List<Line>>> read(String file, String text) throws ManifestException {
        SetupConfiguration reading = new SetupConfiguration(file);
        int number = 0;
        for (String line : text.split("\r\n|[\r\n]", -1)) {
            reading.line(++number, line);
        }
        return reading.sections;
    }

    private void line(int number, String line) throws ManifestException {
        String value = PythonText.strip(line);
        if (value.isEmpty() || value.startsWith("#") || value.startsWith(";")) {
            return;
        }
        int column = 0;
        while (PythonText.isSpace(line.charAt(column))) {
            column++;
        }
        if (option != null && column > indent) {
            option.add(new Line(number, value));
            return;
        }
        indent = column;
        Matcher found = SECTION.matcher(value);
        if (found.matches()) {
            Matcher old = OLD_SECTION.matcher(value);
            if (!old.matches() || !old.group(1).equals(sectionOf(value))) {
                throw broken(number, "names a section that releases of Python read differently");
            }
            section = new LinkedHashMap<>();
            option = null;
            if (sections.putIfAbsent(old.group(1), section) != null) {
                throw broken(number, "names a section twice");
            }
            return;
        }
        found = OPTION.matcher(value);
        if (section == null
                || !found.matches()
                || PythonText.strip(found.group(1)).isEmpty()) {
            throw broken(number, "is neither a section nor an option of one");
        }
        option = new ArrayList<>();
        option.add(new Line(number, PythonText.strip(found.group(2))));
        if (section.putIfAbsent(PythonText.strip(found.group(1)), option) != null) {
            throw broken(number, "names an option twice");
        }
    }

    /** Up to the last bracket. */
    private static String sectionOf(String value) {
        return value.substring(1, value.lastIndexOf(']'));
    }

    private ManifestException broken(int number, String why) {
        return new ManifestException(new Location(file, "line " + number, -1), why);
    }
}
