package io.windlass.activities.aistore.objects;

import io.windlass.activities.GoldenYaml;

/** Compares built objects with YAML that a person has read. */
final class Golden {
  private Golden() {}

  /** Fails unless the object, written as YAML, is the content of the golden file. */
  static void assertEqual(Object built, String name) {
    GoldenYaml.assertEqual(built, "aistore/objects", name);
  }
}
