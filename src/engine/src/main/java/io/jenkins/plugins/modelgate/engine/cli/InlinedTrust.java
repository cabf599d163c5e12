package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the texts of keys and certificates in the place of their file names in a policy file, so that the policy is whole
 * and its digest covers whom it trusts. Names are relative to the policy file.
 */
final class InlinedTrust {
    private static final List<String> LISTS = List.of("modelArtifact.trust", "containerImage.trust");

    private final Path directory;

    private InlinedTrust(Path directory) {
        this.directory = directory;
    }

    /**
     * @param directory that file names are relative to
     * @throws IOException naming the policy field whose file cannot be read
     */
    static PolicyLayer of(PolicyLayer layer, Path directory) throws IOException {
        InlinedTrust inlined = new InlinedTrust(directory);
        Map<String, Object> values = new TreeMap<>(layer.values());
        for (String list : LISTS) {
            if (values.get(list) instanceof List<?> entries) {
                values.put(list, inlined.entries(list, entries));
            }
        }
        return new PolicyLayer(layer.name(), values);
    }

    private List<Object> entries(String list, List<?> entries) throws IOException {
        List<Object> result = new ArrayList<>();
        for (Object entry : entries) {
            Map<String, Object> fields = new TreeMap<>();
            for (Map.Entry<?, ?> field : ((Map<?, ?>) entry).entrySet()) {
                String name = String.valueOf(field.getKey());
                boolean file = TrustFile.TEXTS.contains(name) && TrustFile.isName(String.valueOf(field.getValue()));
                String place = list + "[" + result.size() + "]." + name;
                fields.put(name, file ? text(place, String.valueOf(field.getValue())) : field.getValue());
            }
            result.add(fields);
        }
        return result;
    }

    private String text(String place, String name) throws IOException {
        try {
            return TrustFile.read(directory.resolve(name.strip()), "policy field " + place);
        } catch (InvalidPathException e) {
            throw new IOException("policy field " + place + " is neither a text nor a file name: " + e.getReason(), e);
        }
    }
}
