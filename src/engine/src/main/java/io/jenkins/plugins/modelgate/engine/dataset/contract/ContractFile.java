package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads contract documents: YAML (or JSON), bounded, without aliases, every key once. */
public final class ContractFile {
    /** A contract larger than this is a mistake, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 500_000;

    private ContractFile() {}

    /**
     * A file.
     *
     * @throws ContractException when it is no contract of a supported version; the message names the file
     */
    public static Contract read(Path file) throws IOException, ContractException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new ContractException("contract " + file + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return yaml(text, file.toString());
        } catch (CharacterCodingException e) {
            throw new ContractException("contract " + file + " is not written in UTF-8");
        }
    }

    /**
     * YAML text.
     *
     * @param origin names it in messages
     */
    public static Contract yaml(String text, String origin) throws ContractException {
        if (text.length() > MAX_BYTES) {
            throw new ContractException("contract " + origin + " is larger than " + MAX_BYTES + " bytes");
        }
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        try {
            bound(mapper, text);
            JsonNode document = mapper.readTree(text);
            if (!(document instanceof ObjectNode object)) {
                throw new ContractException("it is no map of fields");
            }
            return new ContractParser(origin).contract(new Fields(object, ""));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new ContractException("contract " + origin + where + ": " + Fields.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ContractException("contract " + origin + ": " + Fields.shown(String.valueOf(e.getMessage())));
        } catch (ContractException e) {
            throw new ContractException("contract " + origin + ", " + e.getMessage());
        }
    }

    /** Looks through the tokens before anything is built from them. */
    private static void bound(YAMLMapper mapper, String text) throws IOException, ContractException {
        try (YAMLParser parser = mapper.getFactory().createParser(text)) {
            int depth = 0;
            int tokens = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String line = "line " + parser.currentTokenLocation().getLineNr();
                if (parser.isCurrentAlias() || parser.getObjectId() != null) {
                    throw new ContractException(
                            line + ": anchors and aliases are not read; write the value out where it is needed");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth > MAX_DEPTH) {
                    throw new ContractException(line + ": it is nested deeper than " + MAX_DEPTH);
                }
                if (++tokens > MAX_TOKENS) {
                    throw new ContractException(line + ": it has more than " + MAX_TOKENS + " elements");
                }
            }
        }
    }
}
