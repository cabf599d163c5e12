package io.jenkins.plugins.modelgate.engine.redteam.image;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.redteam.Signatory;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attacks on container images with models in them. */
public final class ImageScenarios {
    private static final String GATE = "verifyContainerImage";

    /** MITRE ATLAS: AI Supply Chain Compromise: Container Registry. */
    private static final String TECHNIQUE = "AML.T0010.004";

    private static final String BASES = "containerImage.baseImages";

    private static final List<Remedy> SIGNATURE = List.of(new Remedy("containerImage.signature", "REQUIRED"));

    private static final byte[] MODEL = layer("models/config.json", "{\"num_labels\": 2}\n");
    private static final byte[] OTHER = layer("models/config.json", "{\"num_labels\": 3}\n");

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            scenario(
                    "signature-stripped",
                    "The image is built anew with another model and comes without a signature",
                    "An image without a signature is not deployed.",
                    SIGNATURE,
                    (image, arena) -> image.image(DemoImage.base(), OTHER)),
            scenario(
                    "signature-replayed",
                    "Another image comes with the signature of the honest one",
                    "A signature counts for the image that it was made over.",
                    SIGNATURE,
                    (image, arena) -> {
                        String honest = image.image(DemoImage.base(), MODEL).digest();
                        return DemoImage.in(arena.directory("swapped"))
                                .image(DemoImage.base(), OTHER)
                                .signed(arena.signatory(), honest);
                    }),
            scenario(
                    "signature-of-a-stranger",
                    "Another image is signed with a key of the attacker's",
                    "A valid signature of somebody whom nobody trusts is worth nothing.",
                    SIGNATURE,
                    (image, arena) -> {
                        DemoImage swapped = image.image(DemoImage.base(), OTHER);
                        return swapped.signed(new Signatory(), swapped.digest());
                    }),
            scenario(
                    "code-in-a-layer",
                    "A pickle that calls os.system lies in a layer of a signed image",
                    "Models inside images are examined as models are.",
                    List.of(),
                    (image, arena) -> {
                        DemoImage made =
                                image.image(DemoImage.base(), layer("models/scaler.pkl", "cos\nsystem\n(S'id'\ntR."));
                        return made.signed(arena.signatory(), made.digest());
                    }),
            scenario(
                    "other-base",
                    "A signed image is built on a base that nobody has allowed",
                    "Images are built on what was allowed.",
                    List.of(new Remedy(
                            BASES,
                            List.of(DemoImage.baseChain()),
                            BASES + ": [\"chain:sha256:…\"] with your own bases")),
                    (image, arena) -> {
                        DemoImage made = image.image(layer("etc/server.conf", "threads = 4\nadmin = open\n"), MODEL);
                        return made.signed(arena.signatory(), made.digest());
                    }));

    private ImageScenarios() {}

    private static byte[] layer(String name, String content) {
        return DemoImage.tar(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Scenario scenario(String id, String title, String proves, List<Remedy> remedies, Making making) {
        return new Scenario("image/" + id, title, TECHNIQUE, GATE, proves, Severity.CRITICAL, remedies, on(making));
    }

    private static Attack on(Making making) {
        return arena -> {
            Policy policy = withOurBase(arena.policy());
            DemoImage made = DemoImage.in(arena.directory("honest")).image(DemoImage.base(), MODEL);
            Path honest = made.signed(arena.signatory(), made.digest()).write();
            Report before = Gates.image(honest, policy);
            Path attacked = making.make(DemoImage.in(arena.directory("attacked")), arena)
                    .write();
            return Answer.of(before, Gates.image(attacked, policy));
        };
    }

    /** Where the policy lists bases, ours is one of them: the honest image is built on an allowed one. */
    private static Policy withOurBase(Policy policy) {
        if (policy.texts(BASES).isEmpty()) {
            return policy;
        }
        List<String> bases = new ArrayList<>(policy.texts(BASES));
        bases.add(DemoImage.baseChain());
        // A name of a manifest needs its layout, which the arena does not have.
        bases.removeIf(base -> !base.startsWith("chain:"));
        Map<String, Object> values = new TreeMap<>(policy.asLayer().values());
        values.put(BASES, bases);
        return Policy.of(new PolicyLayer(policy.name(), values));
    }

    /** What the attacker puts in the place of the honest image. */
    @FunctionalInterface
    private interface Making {
        DemoImage make(DemoImage image, Arena arena) throws IOException, InterruptedException;
    }
}
