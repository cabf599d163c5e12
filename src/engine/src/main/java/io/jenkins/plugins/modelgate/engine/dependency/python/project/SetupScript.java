package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code setup.py}, which is a program: it is named and not run, so the gate knows that it does not know. */
public final class SetupScript implements ManifestReader {
    private static final int MAX_BYTES = 4 << 20;

    /** A program that leaves everything to the files beside it. */
    private static final Pattern STUB =
            Pattern.compile("(?:[ \\n]|#[^\\n]*+\\n)*+(?:from setuptools import setup|import setuptools)"
                    + "[ \\n]++(?:setuptools\\.)?setup\\(\\)[ \\n]*+");

    /** A comment that names an encoding (PEP 263). */
    private static final Pattern CODING = Pattern.compile("coding[:=][ \\t]*+([-\\w.]++)");

    private static final Set<String> PLAIN = Set.of("utf-8", "utf8", "ascii", "us-ascii", "latin-1", "iso-8859-1");

    @Override
    public String format() {
        return "setup-script";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("setup.py") || path.endsWith("/setup.py");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        String text = new String(file.content(MAX_BYTES), StandardCharsets.UTF_8).replace("\r\n", "\n");
        if (!isPlain(text) || !STUB.matcher(text).matches()) {
            new Asked(inventory, file.path())
                    .incomplete("", "is a program that says what it needs when it runs, which it did not");
        }
    }

    /** Whether lines end for Python where they seem to, and every character is what it seems to be. */
    private static boolean isPlain(String text) {
        Matcher coding = CODING.matcher(text);
        while (coding.find()) {
            if (!PLAIN.contains(coding.group(1))) {
                return false;
            }
        }
        return text.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    }
}
