package io.jenkins.plugins.modelgate.engine.redteam;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where attacks are played: a scratch directory with copies, the policy in force, and the real inputs to copy from, which
 * nobody writes to.
 */
public final class Arena {
    private final Path scratch;
    private final Policy inForce;
    private final Policy policy;
    private final Inputs inputs;
    private final Signatory signatory = new Signatory();
    private final AtomicInteger number = new AtomicInteger();

    /** @param scratch an empty directory of its own */
    public Arena(Path scratch, Policy policy, Inputs inputs) {
        this.scratch = scratch;
        this.inForce = policy;
        this.policy = signatory.trusted(signatory.trusted(policy, "modelArtifact"), "containerImage");
        this.inputs = inputs;
    }

    /** The policy that the gates are asked by: the one in force, which trusts the arena's signatory besides others. */
    public Policy policy() {
        return policy;
    }

    /** The policy in force, as it is. */
    Policy inForce() {
        return inForce;
    }

    /** He who signs honest copies, and whom the policy trusts if it trusts anybody. */
    public Signatory signatory() {
        return signatory;
    }

    /** Whether the policy looks at signatures of a section's subjects at all. */
    public boolean looksAtSignatures(String section) {
        return !policy.entries(section + ".trust").isEmpty();
    }

    /** The real inputs, to be read only. */
    public Inputs inputs() {
        return inputs;
    }

    /** The same place and inputs under another policy. */
    public Arena under(Policy other) throws IOException {
        return new Arena(directory("under"), other, inputs);
    }

    /** A new, empty directory in the scratch folder. */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(number.incrementAndGet() + "-" + name));
    }

    /** A copy of a file or a tree of regular files and directories; links are copied as what they are. */
    public Path copy(Path original) throws IOException {
        Path name = original.toAbsolutePath().normalize().getFileName();
        Path target = directory("copy").resolve(name == null ? "root" : name.toString());
        Files.walkFileTree(original, new Copy(original, target));
        return target;
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String below = from.relativize(file).toString();
            Path target = below.isEmpty() ? to : to.resolve(below);
            if (attributes.isSymbolicLink()) {
                Files.createSymbolicLink(target, Files.readSymbolicLink(file));
            } else if (attributes.isRegularFile()) {
                Files.copy(file, target);
                // Attacks write to copies of files that were read-only.
                if (!target.toFile().setWritable(true)) {
                    throw new IOException(target + ": the copy cannot be made writable");
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
