package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks for secrets on the disk of a Jenkins that goes on working: files may come and go meanwhile. */
public final class Disk {
    private Disk() {}

    /** No file below the root contains one of the secrets. */
    public static void hasNone(Path root, String... secrets) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String text;
                try {
                    text = Files.readString(file, StandardCharsets.ISO_8859_1);
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
                for (String secret : secrets) {
                    assertThat(text.contains(secret)).as(file.toString()).isFalse();
                }
                return FileVisitResult.CONTINUE;
            }

            /** The audit trail renames its temporary files to names that this walk sees as well. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
    }
}
