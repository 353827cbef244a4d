package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * JSON as configuration files and hashes need it: compact, and the same text for the same content.
 */
public final class Json {
  private static final ObjectMapper AS_WRITTEN = new ObjectMapper();
  private static final ObjectMapper SORTED =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  /** Compact JSON in the order of the fields. */
  public static String text(Object value) {
    return write(AS_WRITTEN, value);
  }

  /** Compact JSON in alphabetical order, for hashes of objects whose order means nothing. */
  public static String sortedText(Object value) {
    return write(SORTED, value);
  }

  /** The value as maps, lists and scalars, in the order of the fields. */
  public static Map<String, Object> map(Object value) {
    return AS_WRITTEN.convertValue(value, new TypeReference<Map<String, Object>>() {});
  }

  /** The value as maps, lists and scalars, so that it can be sorted; empty for nothing. */
  public static Object plain(JsonNode value) {
    return value.isMissingNode() ? "" : AS_WRITTEN.convertValue(value, Object.class);
  }

  /** SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
  public static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
