package io.synq.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in to the console, with a browser that accepts compressed answers. */
final class Visit {

    private static final String SIGN_IN = "/console/sign-in";
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern ASSET =
            Pattern.compile("<(?:(?:link|use)[^>]*\\bhref|script[^>]*\\bsrc|img[^>]*\\bsrc)=\"(/[^\"#]+)");

    private final Caller caller;
    private final String cookie;

    private Visit(Caller caller, String cookie) {
        this.caller = caller;
        this.cookie = cookie;
    }

    /** Fills in the form for signing in. */
    static Visit of(Caller caller, String name, String password) throws IOException, InterruptedException {
        HttpResponse<byte[]> page = caller.get(SIGN_IN, "Accept", "text/html");
        StringBuilder form = new StringBuilder("name=" + encoded(name) + "&password=" + encoded(password));
        Matcher hidden = HIDDEN.matcher(text(page));
        while (hidden.find()) {
            form.append('&').append(encoded(attribute(hidden.group(), "name")));
            form.append('=').append(encoded(attribute(hidden.group(), "value")));
        }
        HttpResponse<byte[]> answer = caller.post(
                SIGN_IN,
                form + "&enter=" + encoded("Sign in"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                caller.server(),
                "Cookie",
                cookies(page));
        String cookie = cookies(answer);
        if (cookie.isEmpty()) {
            throw new IOException("signing in was answered " + answer.statusCode() + " without a cookie");
        }
        return new Visit(caller, cookie);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return caller.get(path, "Cookie", cookie, "Accept", "text/html", "Accept-Encoding", "gzip");
    }

    /** The bytes of a page with all that it brings along, as they come, for an empty cache. */
    long bytes(HttpResponse<byte[]> page) throws IOException, InterruptedException {
        long bytes = page.body().length;
        Set<String> assets = new TreeSet<>();
        Matcher asset = ASSET.matcher(text(page));
        while (asset.find()) {
            assets.add(asset.group(1).replace("&amp;", "&"));
        }
        for (String path : assets) {
            bytes += get(path).body().length;
        }
        return bytes;
    }

    static String text(HttpResponse<byte[]> page) {
        return new String(page.body(), UTF_8);
    }

    private static String cookies(HttpResponse<byte[]> answer) {
        return String.join(
                "; ",
                answer.headers().allValues("Set-Cookie").stream()
                        .map(text -> text.split(";", 2)[0])
                        .toList());
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? attribute.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
