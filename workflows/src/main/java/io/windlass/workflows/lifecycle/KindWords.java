package io.windlass.workflows.lifecycle;

import java.util.Locale;
import java.util.Map;

/**
 * The words by which workflows of a kind are known. A kind is known by its own name, unless that
 * says too little: {@code Deployment} is the name of others, too.
 */
final class KindWords {

  /**
   * Words of one kind.
   *
   * @param system what types of workflows begin with
   * @param id what their IDs begin with; of two kinds of one system each has its own
   */
  private record Words(String system, String id) {}

  private static final Map<String, Words> TABLE =
      Map.of(
          "Deployment", new Words("Pmem", "pmem"),
          "PmemCSIDeployment", new Words("Pmem", "pmemcsi"));

  private KindWords() {}

  static String system(String kind) {
    return words(kind).system();
  }

  static String id(String kind) {
    return words(kind).id();
  }

  private static Words words(String kind) {
    return TABLE.getOrDefault(kind, new Words(kind, kind.toLowerCase(Locale.ROOT)));
  }
}
