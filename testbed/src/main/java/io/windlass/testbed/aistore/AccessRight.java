package io.windlass.testbed.aistore;

/** What a token must allow; the bits of {@code perm} in AIS's access control lists. */
enum AccessRight {
  GET(0),
  HEAD_OBJECT(1),
  PUT(2),
  DELETE_OBJECT(4),
  HEAD_BUCKET(8),
  LIST_OBJECTS(9),
  LIST_BUCKETS(12),
  SHOW_CLUSTER(13),
  CREATE_BUCKET(14),
  DESTROY_BUCKET(15),
  ADMIN(17);

  private final long bit;

  AccessRight(int position) {
    bit = 1L << position;
  }

  boolean in(long granted) {
    return (granted & bit) != 0;
  }

  /** As AIS spells it. */
  String text() {
    return name().replace('_', '-');
  }

  /** What a request to a proxy needs. */
  static AccessRight of(NodeRequest request) {
    return switch (request.part(0)) {
      case "buckets" -> ofBuckets(request);
      case "objects" -> ofObjects(request.method());
      default -> request.method().equals("GET") ? SHOW_CLUSTER : ADMIN;
    };
  }

  private static AccessRight ofBuckets(NodeRequest request) {
    return switch (request.method()) {
      case "GET" -> request.part(1).isEmpty() ? LIST_BUCKETS : LIST_OBJECTS;
      case "HEAD" -> HEAD_BUCKET;
      case "DELETE" -> DESTROY_BUCKET;
      default -> CREATE_BUCKET;
    };
  }

  private static AccessRight ofObjects(String method) {
    return switch (method) {
      case "GET" -> GET;
      case "HEAD" -> HEAD_OBJECT;
      case "DELETE" -> DELETE_OBJECT;
      default -> PUT;
    };
  }
}
