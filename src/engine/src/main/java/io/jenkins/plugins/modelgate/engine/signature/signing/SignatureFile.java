package io.jenkins.plugins.modelgate.engine.signature.signing;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a signature whole or not at all: to a file beside it first, then under its name. */
public final class SignatureFile {
    private SignatureFile() {}

    /**
     * Whether a signature can be written there, as far as can be seen beforehand.
     *
     * @throws IOException saying why not
     */
    public static void requireFree(Path target, boolean overwrite) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is a directory; name a file for the signature");
        }
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target, null);
        }
        Path directory = PathNames.parent(target);
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory + ": no such directory for the signature");
        }
    }

    /** @param overwrite whether a file that is there may be replaced; else it is left as it is */
    public static void write(Path target, byte[] bytes, boolean overwrite) throws IOException {
        Path temporary =
                PathNames.parent(target).resolve("." + PathNames.last(target) + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel out = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                out.force(true);
            }
            if (overwrite) {
                replace(temporary, target);
            } else {
                create(temporary, target);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A link, because a move replaces what has come there in the meantime. */
    private static void create(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw exists(target, e);
        } catch (UnsupportedOperationException | FileSystemException e) {
            try {
                Files.move(temporary, target);
            } catch (FileAlreadyExistsException there) {
                throw exists(target, there);
            }
        }
    }

    private static IOException exists(Path target, Exception cause) {
        return new IOException(
                target + " is there already and was left as it is; --force (overwrite: true) replaces it", cause);
    }
}
