package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code direct_url.json}: where a package was installed from that came from no index (PEP 610). */
record DirectUrl(String url, Pin pin, List<String> hashes, boolean editable) {
    DirectUrl {
        hashes = List.copyOf(hashes);
    }

    static DirectUrl of(ManifestFile file) throws IOException, ManifestException {
        JsonNode root = Documents.json(file);
        JsonNode vcs = root.path("vcs_info");
        List<String> hashes = new ArrayList<>();
        root.path("archive_info")
                .path("hashes")
                .properties()
                .forEach(
                        each -> hashes.add(each.getKey() + ":" + each.getValue().asText()));
        String old = root.path("archive_info").path("hash").asText();
        if (hashes.isEmpty() && old.contains("=")) {
            hashes.add(old.replaceFirst("=", ":"));
        }
        Pin pin = vcs.isObject()
                ? Pin.ofRevision(vcs.path("commit_id").asText())
                : hashes.isEmpty() ? Pin.LOCATION : Pin.HASHED;
        boolean editable = root.path("dir_info").path("editable").asBoolean();
        return new DirectUrl(root.path("url").asText(), pin, hashes, editable);
    }
}
