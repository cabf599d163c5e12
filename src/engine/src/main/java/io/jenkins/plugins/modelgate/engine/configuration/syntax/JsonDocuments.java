package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents of a JSON file as trees with lines. A reader of YAML does not understand all of JSON: tabs at the beginning
 * of a line it refuses.
 */
final class JsonDocuments {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonDocuments() {}

    /**
     * All values of the text.
     *
     * @return empty where it is no JSON, or has a key twice
     * @throws UnexaminedException when it is deeper or larger than documents may be
     */
    static Optional<List<YamlNode>> parse(String text) throws UnexaminedException {
        List<YamlNode> documents = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                documents.add(node(parser, 0));
            }
            return Optional.of(documents);
        } catch (UnexaminedException e) {
            throw e;
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnexaminedException(0, "no JSON: " + e.getMessage(), e);
        }
    }

    private static YamlNode node(JsonParser parser, int depth) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        YamlDocuments.checkDepth(depth, line);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            YamlNode mapping = new YamlNode(YamlNode.Kind.MAPPING, line, "", false);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int keyLine = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                mapping.put(key, keyLine, node(parser, depth + 1));
            }
            return YamlDocuments.bounded(mapping, mapping.size());
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            YamlNode sequence = new YamlNode(YamlNode.Kind.SEQUENCE, line, "", false);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                sequence.add(node(parser, depth + 1));
            }
            return YamlDocuments.bounded(sequence, sequence.size());
        }
        boolean quoted = parser.currentToken() == JsonToken.VALUE_STRING;
        return new YamlNode(YamlNode.Kind.SCALAR, line, parser.getText(), quoted);
    }
}
