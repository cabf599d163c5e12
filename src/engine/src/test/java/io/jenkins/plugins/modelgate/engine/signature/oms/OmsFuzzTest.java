package io.jenkins.plugins.modelgate.engine.signature.oms;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.signature.OmsVectors;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.Test;

public class OmsFuzzTest {
    @Test
    public void damagedBundlesAndStatementsAreRefusedInOneSentence() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (String each : List.of("v1.1.0-elliptic-key", "v1.0.0-elliptic-key", "v1.1.0-certificate")) {
            byte[] bundle = OmsVectors.bundle(each);
            seeds.add(bundle);
            String payload = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(bundle)
                    .at("/dsseEnvelope/payload")
                    .textValue();
            seeds.add(Base64.getDecoder().decode(payload));
        }
        seeds.add(Files.readAllBytes(OmsVectors.path("spec/valid/sigstore.bundle.json")));
        Mutations.drive(OmsFuzz::fuzzerTestOneInput, seeds, 2000);
    }
}
