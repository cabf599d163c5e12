package io.jenkins.plugins.modelgate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation, to be executed. */
public final class Docs {
    private static final Path DOCS = Path.of("..", "..", "docs");

    private Docs() {}

    /** A whole file. */
    public static String read(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }

    /** Names of the files in a directory. */
    public static List<String> list(String directory) throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The fenced blocks of a language in a page. */
    public static List<String> blocks(String page, String language) throws IOException {
        Matcher matcher =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(read(page));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
