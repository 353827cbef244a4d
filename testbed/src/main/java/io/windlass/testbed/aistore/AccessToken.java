package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A verified token of a client: a JSON web token signed with HMAC SHA-256.
 *
 * @param claims {@code sub}, {@code admin}, {@code clusters}, {@code exp} and whatever else it says
 */
record AccessToken(JsonNode claims) {
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * Reads and verifies a token.
   *
   * @param key what it must be signed with
   * @throws AisFailure 401 when the signature is wrong, or it has expired or never does
   */
  static AccessToken verify(String token, String key, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !json(parts[0]).path("alg").asText().equals("HS256")) {
      throw invalid("token is malformed");
    }
    // A proxy without a key trusts nobody.
    if (key.isEmpty() || !signed(parts, key)) {
      throw invalid("token signature is invalid");
    }
    JsonNode claims = json(parts[1]);
    if (claims.path("sub").asText("").isEmpty()) {
      throw invalid("token has no subject");
    }
    if (claims.path("exp").asLong() <= now.getEpochSecond()) {
      throw invalid("token is expired");
    }
    return new AccessToken(claims);
  }

  /** What a token claims, whoever signed it. */
  static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw invalid("token is malformed");
    }
    return json(parts[1]);
  }

  /** A token as AuthN would sign it. */
  static String sign(JsonNode claims, String key) {
    String head = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    String signed = head + "." + encode(Json.bytes(claims));
    return signed + "." + encode(sign(signed, key));
  }

  /** Whether it gives a right in a cluster; an entry without an id is about any cluster. */
  boolean allows(AccessRight right, String cluster) {
    return claims.path("admin").asBoolean() || right.in(granted(cluster));
  }

  /** Whether it is for one of them; any is where none is named. */
  boolean isFor(JsonNode audiences) {
    boolean mine = audiences.isEmpty();
    for (JsonNode audience : claims.path("aud")) {
      for (JsonNode wanted : audiences) {
        mine = mine || audience.asText().equals(wanted.asText());
      }
    }
    return mine;
  }

  String subject() {
    return claims.path("sub").asText();
  }

  private long granted(String cluster) {
    long byDefault = 0;
    for (JsonNode list : claims.path("clusters")) {
      String id = list.path("id").asText("");
      long granted = Long.parseUnsignedLong(list.path("perm").asText("0"));
      if (id.equals(cluster)) {
        return granted;
      }
      byDefault = id.isEmpty() ? granted : byDefault;
    }
    return byDefault;
  }

  private static boolean signed(String[] parts, String key) {
    byte[] wanted = sign(parts[0] + "." + parts[1], key);
    return MessageDigest.isEqual(wanted, decode(parts[2]));
  }

  private static byte[] sign(String text, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(key), ALGORITHM));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String part) {
    try {
      return Json.parse(decode(part));
    } catch (IOException e) {
      throw invalid("token is malformed");
    }
  }

  private static byte[] decode(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw invalid("token is malformed");
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static AisFailure invalid(String why) {
    return AisFailure.typed(
        401, "", "invalid token from header \"Authorization\": invalid token [err: " + why + "]");
  }
}
