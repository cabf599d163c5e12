package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.signature.signing.KeySource;
import io.jenkins.plugins.modelgate.engine.signature.signing.SigningPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link SignModelArtifact} is asked.
 *
 * @param path a file or a directory
 * @param signature file to write; null for {@code model.sig} in the directory, or {@code PATH.sig} beside the file
 * @param overwrite whether a signature that is there is replaced
 * @param key that signs
 * @param certificates PEM with the key's certificate and those above it, or null
 * @param mode whether the signature names its signer by key or by certificate
 * @param shardSize bytes of a shard, or 0 for one digest a file
 * @param ignore paths relative to the model that are left out
 * @param policy in force, all layers merged
 * @param threads how many files or shards are read at once, at least 1
 */
public record SignModelArtifactRequest(
        Path path,
        @CheckForNull Path signature,
        boolean overwrite,
        KeySource key,
        @CheckForNull String certificates,
        SigningPlan.Mode mode,
        long shardSize,
        List<String> ignore,
        Policy policy,
        int threads) {

    public SignModelArtifactRequest {
        ignore = List.copyOf(ignore);
    }

    SigningPlan plan() {
        Path model = path.toAbsolutePath().normalize();
        Path usual = Files.isDirectory(model)
                ? model.resolve(KnownSignatures.NAMES.get(0))
                : Path.of(model + KnownSignatures.EXTENSIONS.get(0));
        Path target = signature == null ? usual : signature.toAbsolutePath().normalize();
        return new SigningPlan(model, target, shardSize, ignore, certificates, mode, threads);
    }
}
