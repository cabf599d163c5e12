package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.ArtifactFile;
import io.jenkins.plugins.modelgate.engine.artifact.DigestStream;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The digests of a file or a tree as {@link VerifyModelArtifact} makes them, without looking into the files. */
public final class SubjectDigests {
    private static final String FORMAT = "not examined";
    private static final String SIGNATURE = "model.sig";

    private final List<Artifact> artifacts = new ArrayList<>();
    private final boolean directory;
    private final String name;

    private SubjectDigests(String name, boolean directory) {
        this.name = name;
        this.directory = directory;
    }

    /**
     * Reads everything once.
     *
     * @param paths a directory, or files beside each other
     * @param progress told of the bytes
     * @throws NoSuchFileException when something is not there
     */
    public static SubjectDigests of(List<Path> paths, Progress progress) throws IOException {
        List<TreeEntry> entries = new ArrayList<>();
        for (Path each : paths) {
            Path path = each.toAbsolutePath().normalize();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(each + ": no such file or directory");
            }
            boolean tree = Files.isDirectory(path);
            if (tree && paths.size() > 1) {
                throw new IOException("--subject " + each + " is a directory; give it alone");
            }
            Path base = PathNames.parent(paths.get(0).toAbsolutePath().normalize());
            if (!tree && !path.startsWith(base)) {
                throw new IOException("--subject " + each + " is not in the directory of the first one");
            }
            entries.addAll(tree ? TreeWalk.of(path) : List.of(TreeWalk.single(base, path)));
        }
        Path first = paths.get(0).toAbsolutePath().normalize();
        String name = PathNames.last(first).isEmpty() ? first.toString() : PathNames.last(first);
        SubjectDigests digests = new SubjectDigests(SafeText.of(name), Files.isDirectory(first));
        long total = entries.stream().mapToLong(TreeEntry::size).sum();
        ProgressMeter meter = new ProgressMeter(progress, entries.size(), total);
        for (TreeEntry entry : entries) {
            digests.artifacts.add(artifact(entry, meter));
            meter.fileDone();
        }
        digests.artifacts.sort(Comparator.comparing(Artifact::path, TreeWalk.PATH_ORDER));
        return digests;
    }

    private static Artifact artifact(TreeEntry entry, ProgressMeter meter) throws IOException {
        if (entry.kind() == TreeEntry.Kind.DIRECTORY_LINK) {
            return new Artifact(entry.path(), 0, null, Artifact.LINK, Coverage.NONE, false);
        }
        if (!entry.hasContent()) {
            // A device, or a link that leads out: never opened, and the whole has no digest.
            return new Artifact(entry.path(), 0, null, FORMAT, Coverage.NONE, true);
        }
        try (ArtifactFile file = ArtifactFile.open(entry);
                DigestStream bytes = file.digested(false, meter)) {
            String sha256 = bytes.finish();
            file.checkUnchanged();
            return new Artifact(entry.path(), bytes.total(), sha256, FORMAT, Coverage.FULL, true);
        } catch (IOException e) {
            return new Artifact(entry.path(), entry.size(), null, FORMAT, Coverage.NONE, true);
        }
    }

    /** Every file. */
    public List<Artifact> artifacts() {
        return artifacts;
    }

    /** Path to SHA-256 of every file; null where it could not be read. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        artifacts.forEach(each -> files.put(each.path(), each.sha256()));
        return files;
    }

    /** Whether its digest is that of its only file. */
    boolean isSingle() {
        return !directory && artifacts.size() == 1;
    }

    /** The whole. */
    public Subject subject() {
        TreeDigest digest = new TreeDigest(directory ? SIGNATURE : null);
        long bytes = 0;
        for (Artifact artifact : artifacts) {
            bytes += artifact.bytes();
            if (!artifact.format().equals(Artifact.LINK)) {
                digest.add(artifact.path(), artifact.sha256());
            }
        }
        String sha256 = isSingle() ? artifacts.get(0).sha256() : digest.listing();
        return new Subject(name, sha256, digest.omsRoot(), artifacts.size(), bytes);
    }
}
