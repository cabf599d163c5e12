package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code setup.cfg}, whose lists are read as setuptools reads them, and {@code setup.py}, which is a program: it is named
 * and not run, so the gate knows that it does not know.
 */
public final class SetupReader implements ManifestReader {
    private static final int MAX_BYTES = 4 << 20;

    /** A program that leaves everything to the files beside it. */
    private static final Pattern STUB = Pattern.compile("(?:\\s|#[^\\n"
            + "]*\\n"
            + ")*+(?:from setuptools import setup|import setuptools)\\s++(?:setuptools\\.)?setup\\(\\)\\s*+");

    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\].*");
    private static final Pattern OPTION = Pattern.compile("([^\\s=:][^=:]*?)\\s*[=:](.*)");

    @Override
    public String format() {
        return "setuptools";
    }

    @Override
    public boolean accepts(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("setup.cfg") || name.equals("setup.py");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Asked asked = new Asked(inventory, file.path());
        String text = new String(file.content(MAX_BYTES), StandardCharsets.UTF_8);
        if (file.path().endsWith(".py")) {
            if (!STUB.matcher(text).matches()) {
                asked.incomplete("", "is a program that says what it needs when it runs, which it did not");
            }
            return;
        }
        String section = "";
        String option = "";
        int number = 0;
        for (String line : text.split("\r\n|[\r\n]", -1)) {
            number++;
            String value = line.strip();
            if (value.isEmpty() || value.startsWith("#") || value.startsWith(";")) {
                continue;
            }
            Matcher found = SECTION.matcher(line);
            boolean continued = Character.isWhitespace(line.charAt(0));
            if (!continued && found.matches()) {
                section = found.group(1);
                option = "";
                continue;
            }
            found = OPTION.matcher(line);
            if (!continued && found.matches()) {
                option = found.group(1).toLowerCase(Locale.ROOT);
                value = found.group(2).strip();
            }
            asked(section, option, value, "line " + number, asked);
        }
    }

    private static void asked(String section, String option, String value, String member, Asked asked)
            throws ManifestException {
        boolean required =
                section.equals("options") && (option.equals("install_requires") || option.equals("setup_requires"));
        boolean extra = section.equals("options.extras_require") && !option.isEmpty();
        if (!required && !extra) {
            return;
        }
        String plain = value.replaceFirst("(^|\\s)#.*", "").strip();
        if (plain.startsWith("file:")) {
            asked.incomplete(member, "leaves them to a file: check a lock file instead");
            return;
        }
        // On one line they stand behind each other with semicolons or, in a list, one on a line.
        if (!plain.isEmpty()) {
            String group = extra ? option : option.equals("setup_requires") ? "build" : null;
            asked.specifier(plain, group, member);
        }
    }
}
