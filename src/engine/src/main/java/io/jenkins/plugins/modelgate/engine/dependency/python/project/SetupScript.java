package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.CheckedTree;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code setup.py}, which is a program and is not run. What it asks for in lists that stand there is read; it counts as examined to
 * its end only if a lock file beside it names all of that, for then installing follows the lock.
 */
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
        if (!isPlain(text)) {
            new Asked(inventory, file.path())
                    .incomplete("", "has characters that Python and an editor may read differently: write it in ASCII");
        } else if (!STUB.matcher(text).matches()) {
            inventory.shared(Programs.class, Programs::new).wishes.put(file.path(), ScriptWishes.of(text));
        }
    }

    /** Those of the tree. */
    private static final class Programs {
        private final Map<String, ScriptWishes> wishes = new TreeMap<>();
    }

    @Override
    public void finish(CheckedTree tree, InventoryBuilder inventory) throws ManifestException {
        Map<String, ScriptWishes> programs = inventory.shared(Programs.class, Programs::new).wishes;
        if (programs.isEmpty()) {
            return;
        }
        LockedBeside locks = new LockedBeside(inventory);
        for (Map.Entry<String, ScriptWishes> program : programs.entrySet()) {
            tell(program.getKey(), program.getValue(), locks, inventory);
        }
    }

    private static void tell(String path, ScriptWishes script, LockedBeside locks, InventoryBuilder inventory)
            throws ManifestException {
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        Asked asked = new Asked(inventory, path);
        boolean decided = !script.isOpen() && locks.isLocked(directory);
        for (ScriptWishes.Wish wish : script.wishes()) {
            String group = wish.group().isEmpty() ? null : SafeText.of(wish.group());
            Component locked = locks.find(directory, wish.text());
            decided &= locked != null;
            if (locked == null) {
                asked.specifier(wish.text(), group, "");
            } else {
                inventory.add(new Component(
                        locked.id(),
                        locked.pin(),
                        SafeText.of(wish.text(), 290),
                        locked.hashes(),
                        locked.source(),
                        locked.licenses(),
                        true,
                        group,
                        Location.ofFile(path)));
            }
        }
        if (!decided) {
            asked.incomplete(
                    "",
                    "is a program that says what it needs when it runs, which it did not; put a lock file beside it that"
                            + " names all of that (uv.lock, poetry.lock, pdm.lock, pylock.toml, or requirements.txt with"
                            + " --hash for every line), or check the lock file alone");
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
