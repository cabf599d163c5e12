package io.jenkins.plugins.modelgate.approval.web;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** Raw requests: no redirect is followed, no status is an exception. */
final class Web {
    private final JenkinsRule r;

    Web(JenkinsRule r) {
        this.r = r;
    }

    /** How somebody comes. */
    enum As {
        /** Authenticated by an API token: no crumb needed. */
        TOKEN,
        /** Logged in, with a crumb. */
        CRUMB,
        /** Logged in, without. */
        NO_CRUMB
    }

    /** @param user null for anonymous */
    WebResponse get(String user, String path) throws Exception {
        return send(user, As.TOKEN, new WebRequest(url(path), HttpMethod.GET));
    }

    WebResponse json(String user, String path, String body) throws Exception {
        return send(user, As.TOKEN, json(path, body));
    }

    WebRequest json(String path, String body) throws Exception {
        WebRequest request = new WebRequest(url(path), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/json");
        request.setCharset(StandardCharsets.UTF_8);
        request.setRequestBody(body);
        return request;
    }

    WebRequest form(String path, String body) throws Exception {
        WebRequest request = new WebRequest(url(path), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setCharset(StandardCharsets.UTF_8);
        request.setRequestBody(body);
        return request;
    }

    WebResponse form(String user, String path, String body) throws Exception {
        return send(user, As.TOKEN, form(path, body));
    }

    WebResponse send(String user, As as, WebRequest request) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient().withRedirectEnabled(false)) {
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            client.setJavaScriptEnabled(false);
            if (user != null && as == As.TOKEN) {
                client.withBasicApiToken(user);
            } else if (user != null) {
                client.withRedirectEnabled(true).login(user);
                client.withRedirectEnabled(false);
                if (as == As.CRUMB) {
                    request.setAdditionalHeader(
                            r.jenkins.getCrumbIssuer().getCrumbRequestField(),
                            r.jenkins.getCrumbIssuer().getCrumb((jakarta.servlet.ServletRequest) null));
                }
            }
            return client.loadWebResponse(request);
        }
    }

    URL url(String path) throws Exception {
        return new URL(r.getURL(), path);
    }
}
