package io.jenkins.plugins.modelgate.engine.dependency;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import org.yaml.snakeyaml.LoaderOptions;

/** TOML, JSON and YAML as trees; what breaks the format, says a key twice or needs more than the bounds is refused. */
public final class Documents {
    /** Largest document in bytes; the largest lock files known have some five mebibytes. */
    public static final int MAX_BYTES = 32 << 20;

    private static final ObjectMapper TOML = new TomlMapper();

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().loaderOptions(bounds()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Documents() {}

    /** Of itself the parser stops at three million characters, which lock files of large projects have. */
    private static LoaderOptions bounds() {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(MAX_BYTES);
        return bounds;
    }

    /** A table. */
    public static JsonNode toml(ManifestFile file) throws IOException, ManifestException {
        return object(file, TOML, file.content(MAX_BYTES));
    }

    /** An object. */
    public static JsonNode json(ManifestFile file) throws IOException, ManifestException {
        return object(file, JSON, file.content(MAX_BYTES));
    }

    /** A mapping, of one document and without aliases: a tree does not show what they stand for. */
    public static JsonNode yaml(ManifestFile file) throws IOException, ManifestException {
        byte[] content = file.content(MAX_BYTES);
        try (JsonParser parser = YAML.createParser(content)) {
            while (parser.nextToken() != null) {
                if (((YAMLParser) parser).isCurrentAlias()) {
                    throw new ManifestException(
                            where(file, parser.currentTokenLocation()),
                            "refers to another place by an alias, which is not followed: write out what it stands for");
                }
            }
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        }
        return object(file, YAML, content);
    }

    private static JsonNode object(ManifestFile file, ObjectMapper mapper, byte[] content)
            throws IOException, ManifestException {
        JsonNode tree;
        try {
            tree = mapper.readTree(content);
        } catch (JsonProcessingException e) {
            throw broken(file, e);
        }
        if (tree == null || !tree.isObject()) {
            throw new ManifestException(Location.ofFile(file.path()), "holds no table of names and values");
        }
        return tree;
    }

    private static ManifestException broken(ManifestFile file, JsonProcessingException e) {
        return new ManifestException(where(file, e.getLocation()), SafeText.of(e.getOriginalMessage(), 300));
    }

    private static Location where(ManifestFile file, JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? Location.ofFile(file.path())
                : new Location(file.path(), "line " + at.getLineNr(), -1);
    }
}
