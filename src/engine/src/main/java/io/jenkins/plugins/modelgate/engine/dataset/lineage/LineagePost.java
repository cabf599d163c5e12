package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends events over HTTP, one after another, and never keeps a verdict waiting for longer than ten seconds in all. */
public final class LineagePost {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long ALL_SECONDS = 10;

    private LineagePost() {}

    /** @return why the events were not taken, in one sentence, or null */
    public static String send(LineageOptions options, List<String> events) throws InterruptedException {
        // No redirection: the token is for that host alone. The answer's body is nobody's business and is not kept.
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ALL_SECONDS);
        for (String event : events) {
            try {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException();
                }
                HttpResponse<Void> answer = client.sendAsync(
                                request(options, event), HttpResponse.BodyHandlers.discarding())
                        .get(left, TimeUnit.NANOSECONDS);
                if (answer.statusCode() / 100 != 2) {
                    return shown(options) + " answered with status " + answer.statusCode();
                }
            } catch (ExecutionException e) {
                return shown(options) + " cannot be reached: " + reason(e.getCause());
            } catch (TimeoutException e) {
                return shown(options) + " did not answer within " + ALL_SECONDS + " seconds";
            } catch (IllegalArgumentException e) {
                return shown(options) + " cannot be asked: " + reason(e);
            }
        }
        return null;
    }

    private static HttpRequest request(LineageOptions options, String event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(options.url())
                .timeout(Duration.ofSeconds(ALL_SECONDS))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(event, StandardCharsets.UTF_8));
        if (options.apiKey() != null) {
            request.header("Authorization", "Bearer " + options.apiKey());
        }
        return request.build();
    }

    private static String shown(LineageOptions options) {
        // Without the query, which may hold a key.
        return SafeText.of(options.url().getScheme() + "://" + options.url().getRawAuthority()
                + options.url().getRawPath());
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return SafeText.of(e.getClass().getSimpleName() + (e instanceof IOException ? message : ""));
    }
}
