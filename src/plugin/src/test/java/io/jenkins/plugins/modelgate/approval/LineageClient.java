package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.lineage.LineageRootAction;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** A program that asks for lineage, as somebody. */
final class LineageClient {
    private LineageClient() {}

    static WebResponse get(JenkinsRule r, String user, String path) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            client.setJavaScriptEnabled(false);
            return client.withBasicApiToken(user).getPage(r.getURL() + path).getWebResponse();
        }
    }

    static JsonNode json(JenkinsRule r, String user, String path, int status) throws Exception {
        WebResponse response = get(r, user, LineageRootAction.URL + "/v1/" + path);
        assertThat(response.getStatusCode()).as(response.getContentAsString()).isEqualTo(status);
        return new ObjectMapper().readTree(response.getContentAsString());
    }
}
