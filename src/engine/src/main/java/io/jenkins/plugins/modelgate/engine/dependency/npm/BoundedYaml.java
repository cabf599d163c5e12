package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import org.yaml.snakeyaml.LoaderOptions;

/** YAML of lock files, within bounds: one document, no key twice, limited size and depth, aliases not followed. */
final class BoundedYaml {
    private static final int MAX_BYTES = 32 << 20;

    private BoundedYaml() {}

    /** @throws ManifestException when it is no mapping or breaks a bound */
    static JsonNode read(ManifestFile file) throws IOException, ManifestException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(50);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        YAMLMapper mapper = YAMLMapper.builder(YAMLFactory.builder()
                        .loaderOptions(options)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .build();
        try {
            JsonNode root = mapper.readTree(file.content(MAX_BYTES));
            if (root == null || !root.isObject()) {
                throw new ManifestException(Location.ofFile(file.path()), "is no YAML mapping");
            }
            return root;
        } catch (JsonProcessingException e) {
            Location where = e.getLocation() == null
                    ? Location.ofFile(file.path())
                    : new Location(file.path(), "line " + e.getLocation().getLineNr(), -1);
            throw new ManifestException(where, "is not well-formed YAML: " + e.getOriginalMessage());
        }
    }
}
