package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Fetches files by HTTP, each to its end or not at all. Proxies as Java's system properties say. */
public final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final long limit;

    /** @param limit most bytes of one file */
    public Download(long limit) {
        this.limit = limit;
    }

    /** The URL that a text is, or nothing when it is a path. */
    public static Optional<URI> url(String text) throws IOException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (url.getHost() == null || url.getUserInfo() != null) {
                throw new IOException(
                        "a URL of advisory data has a host and neither user nor password, which reports would show");
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            throw new IOException("no URL: " + e.getMessage(), e);
        }
    }

    /** @throws IOException when it is not there, is too large or breaks off */
    public void fetch(URI url, Path file) throws IOException, InterruptedException {
        if (!fetchIfThere(url, file)) {
            throw new IOException(url + " is not there (404)");
        }
    }

    /** @return whether it is there: false for 404 alone */
    public boolean fetchIfThere(URI url, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(ANSWER)
                .header("User-Agent", "model-gate")
                .build();
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(url + " cannot be reached: " + e, e);
        }
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == NOT_FOUND) {
                return false;
            }
            if (answer.statusCode() != OK) {
                throw new IOException(url + " answers " + answer.statusCode());
            }
            long bytes = copy(body, file, url);
            long announced = answer.headers().firstValueAsLong("content-length").orElse(bytes);
            if (announced != bytes) {
                throw new IOException(url + " broke off after " + bytes + " of " + announced + " bytes");
            }
            return true;
        }
    }

    private long copy(InputStream body, Path file, URI url) throws IOException, InterruptedException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                bytes += count;
                if (bytes > limit) {
                    throw new IOException(url + " is larger than " + limit + " bytes");
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new IOException(url + " broke off: " + e.getMessage(), e);
        }
        return bytes;
    }
}
