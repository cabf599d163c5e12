package io.jenkins.plugins.modelgate.engine.dependency.advisory.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches files by HTTP, each to its end or not at all. A server that goes silent, or drips, is given up. From {@code https}
 * nothing leads to {@code http}.
 */
public final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration WHOLE = Duration.ofHours(2);
    private static final long LOOK_MILLIS = 250;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final Route route;
    private final long limit;
    private final Duration silence;
    private final Duration whole;

    /**
     * Asks by that way.
     *
     * @param limit most bytes of one file
     */
    public Download(Route route, long limit) {
        this(route, limit, SILENCE, WHOLE);
    }

    /**
     * With other patience than usual.
     *
     * @param silence longest time without a byte, before the answer too
     * @param whole longest time for one file
     */
    Download(Route route, long limit, Duration silence, Duration whole) {
        this.route = route;
        this.limit = limit;
        this.silence = silence;
        this.whole = whole;
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL);
        if (route.proxies() != null) {
            builder.proxy(route.proxies());
        }
        http = builder.build();
    }

    /** The URL that a text is, or nothing when it is a path. */
    public static Optional<URI> url(String text) throws IOException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null) {
                throw new IOException("a URL of advisory data has a host and neither user nor password, query nor"
                        + " fragment, which reports and agents would show");
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            throw new IOException("no URL: " + e.getReason(), e);
        }
    }

    /** Whether what is fetched from there can be changed on its way. */
    public static boolean isPlain(URI url) {
        return !"https".equalsIgnoreCase(url.getScheme());
    }

    /** @throws IOException when it is not there, is too large or breaks off */
    public void fetch(URI url, Path file) throws IOException, InterruptedException {
        if (!fetchIfThere(url, file)) {
            throw new IOException(url + " is not there (404)");
        }
    }

    /** @return whether it is there: false for 404 alone */
    public boolean fetchIfThere(URI url, Path file) throws IOException, InterruptedException {
        if (isPlain(url) && !route.plain()) {
            throw new IOException(url + " is no https: whoever sits on the line could leave advisories out. Use https,"
                    + " or allow http by an explicit word");
        }
        HttpRequest request =
                HttpRequest.newBuilder(url).header("User-Agent", "model-gate").build();
        AtomicLong arrived = new AtomicLong();
        HttpResponse<Long> answer = await(
                url,
                arrived,
                http.sendAsync(
                        request,
                        info -> info.statusCode() == OK
                                ? new FileBody(file, arrived, limit)
                                : HttpResponse.BodySubscribers.replacing(0L)));
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        if (answer.statusCode() != OK) {
            throw new IOException(url + " answers " + answer.statusCode());
        }
        return true;
    }

    private HttpResponse<Long> await(URI url, AtomicLong arrived, CompletableFuture<HttpResponse<Long>> answer)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long last = start;
        long seen = 0;
        try {
            while (true) {
                try {
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    long now = System.nanoTime();
                    last = arrived.get() == seen ? last : now;
                    seen = arrived.get();
                    if (now - last > silence.toNanos()) {
                        throw new IOException(
                                url + " went silent for " + silence.toSeconds() + " s after " + seen + " bytes", e);
                    }
                    if (now - start > whole.toNanos()) {
                        throw new IOException(
                                url + " gave " + seen + " bytes in " + whole.toSeconds() + " s and was given up", e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(
                    url + (arrived.get() == 0 ? " cannot be reached: " : " broke off: ") + e.getCause(), e);
        } finally {
            // Ends what still runs; nothing when it has ended.
            answer.cancel(true);
        }
    }
}
