package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.audit.store.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files of requests, beside all builds: {@code <id>.json} is a request, {@code <id>.next} one that is about to take its
 * place, {@code <id>.job} where its job is now if that moved. Every write is whole or not there.
 */
final class ApprovalFiles {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String STORED = ".json";
    private static final String PREPARED = ".next";
    private static final String JOB = ".job";

    private final Path root;
    private final DurableFiles files;

    ApprovalFiles(Path root) {
        this.root = root;
        this.files = new DurableFiles(root);
    }

    /** Ids of what is stored. */
    List<String> stored() throws IOException {
        return ids(STORED);
    }

    /** Ids of what is prepared: what a stopped controller has left behind. */
    List<String> prepared() throws IOException {
        return ids(PREPARED);
    }

    byte[] readStored(String id) throws IOException {
        return Files.readAllBytes(file(id, STORED));
    }

    byte[] readPrepared(String id) throws IOException {
        return Files.readAllBytes(file(id, PREPARED));
    }

    boolean isStored(String id) {
        return Files.exists(file(id, STORED), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isPrepared(String id) {
        return Files.exists(file(id, PREPARED), LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts the request beside the stored one; durable when it returns. */
    void prepare(String id, byte[] request) throws IOException {
        files.overwrite(file(id, PREPARED), request);
        files.syncDirectories();
    }

    /** Lets what is prepared take the place of what is stored. */
    void finish(String id) throws IOException {
        Files.move(file(id, PREPARED), file(id, STORED), StandardCopyOption.ATOMIC_MOVE);
        files.directories(root);
        files.syncDirectories();
    }

    /** Forgets what is prepared. */
    void abandon(String id) throws IOException {
        Files.deleteIfExists(file(id, PREPARED));
    }

    /** Full name of the job that the request's job has become, empty when it is gone; null when it never moved. */
    @CheckForNull
    String job(String id) throws IOException {
        Path file = file(id, JOB);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file, StandardCharsets.UTF_8) : null;
    }

    void moved(String id, String job) throws IOException {
        files.overwrite(file(id, JOB), job.getBytes(StandardCharsets.UTF_8));
        files.syncDirectories();
    }

    /** Removes what unfinished writes have left behind. */
    void tidy() throws IOException {
        files.removeUnfinished();
    }

    private List<String> ids(String ending) throws IOException {
        List<String> ids = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "*" + ending)) {
                for (Path file : all) {
                    String name = String.valueOf(file.getFileName());
                    ids.add(name.substring(0, name.length() - ending.length()));
                }
            }
        }
        return ids;
    }

    Path file(String id, String ending) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a request: " + id);
        }
        return root.resolve(id + ending);
    }
}
