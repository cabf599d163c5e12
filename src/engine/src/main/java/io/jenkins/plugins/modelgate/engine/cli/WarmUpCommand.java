package io.jenkins.plugins.modelgate.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Loads the classes that every run needs, while the build records them into a shared archive: a Java that maps them
 * instead of parsing them starts in half the time.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a run needs; used by the build.")
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Path scratch = Files.createTempDirectory("model-gate-warm-up");
        try {
            Path model = Files.createDirectory(scratch.resolve("model"));
            Files.write(model.resolve("list.pkl"), "(lp0\nI1\na.".getBytes(StandardCharsets.US_ASCII));
            Files.writeString(model.resolve("config.json"), "{\"architectures\": [\"BertModel\"]}\n");
            byte[] header = "{}      ".getBytes(StandardCharsets.US_ASCII);
            byte[] empty = new byte[8 + header.length];
            empty[0] = (byte) header.length;
            System.arraycopy(header, 0, empty, 8, header.length);
            Files.write(model.resolve("model.safetensors"), empty);
            String report = scratch.resolve("report").toString();
            ModelGate.execute("verify-model-artifact", model.toString(), "--report", report);
            sign(scratch, model);
        } finally {
            delete(scratch);
        }
        return ExitCode.OK;
    }

    /** With a key that nobody keeps. */
    private static void sign(Path scratch, Path model) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path key = scratch.resolve("key.pem");
        Path trusted = scratch.resolve("key.pub");
        Path policy = scratch.resolve("policy.yaml");
        Files.writeString(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(trusted, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        Files.writeString(policy, "modelArtifact: {trust: [{type: key, publicKey: key.pub}]}\n");
        ModelGate.execute("sign-model-artifact", model.toString(), "--key", key.toString());
        ModelGate.execute("verify-model-artifact", model.toString(), "--policy", policy.toString());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
