package dev.kairo.hw.estimate;

/** The best few cuts of every gate, in flat arrays: leaves, their number, and what they cost. */
final class CutSet {
  final int inputs;
  final int perNode;
  private final int[] leaves;
  private final byte[] size;
  private final int[] sign;
  private final byte[] count;

  CutSet(int nodes, Effort effort) {
    inputs = effort.inputs();
    perNode = effort.cuts() + 1;
    leaves = new int[Math.multiplyExact(nodes, perNode * inputs)];
    size = new byte[nodes * perNode];
    sign = new int[nodes * perNode];
    count = new byte[nodes];
  }

  int count(int node) {
    return count[node];
  }

  int size(int cut) {
    return size[cut];
  }

  int leaf(int cut, int index) {
    return leaves[cut * inputs + index];
  }

  /** The number of a gate's cut. */
  int cut(int node, int index) {
    return node * perNode + index;
  }

  /** Gives a node the cut that is the node itself, as its only one. */
  void trivial(int node) {
    count[node] = 0;
    addTrivial(node);
  }

  /** Adds the cut that is the node itself behind the others. */
  void addTrivial(int node) {
    int cut = cut(node, count[node]++);
    leaves[cut * inputs] = node;
    size[cut] = 1;
    sign[cut] = signOf(node);
  }

  void put(int node, int index, Candidate from) {
    int cut = cut(node, index);
    System.arraycopy(from.leaves, 0, leaves, cut * inputs, from.size);
    size[cut] = (byte) from.size;
    sign[cut] = from.sign;
  }

  void get(int cut, Candidate into) {
    System.arraycopy(leaves, cut * inputs, into.leaves, 0, size[cut]);
    into.size = size[cut];
    into.sign = sign[cut];
  }

  void count(int node, int cuts) {
    count[node] = (byte) cuts;
  }

  private static int signOf(int node) {
    return 1 << (node & 31);
  }

  /** Joins two cuts; false when the union has too many leaves. */
  boolean merge(int first, int second, Candidate into) {
    int joined = sign[first] | sign[second];
    if (Integer.bitCount(joined) > inputs) {
      return false;
    }
    int i = first * inputs;
    int j = second * inputs;
    int endI = i + size[first];
    int endJ = j + size[second];
    int n = 0;
    int[] out = into.leaves;
    while (i < endI || j < endJ) {
      if (n == inputs) {
        return false;
      }
      int a = i < endI ? leaves[i] : Integer.MAX_VALUE;
      int b = j < endJ ? leaves[j] : Integer.MAX_VALUE;
      if (a <= b) {
        out[n++] = a;
        i++;
        if (a == b) {
          j++;
        }
      } else {
        out[n++] = b;
        j++;
      }
    }
    into.size = n;
    into.sign = joined;
    return true;
  }

  /** A cut that is being weighed. */
  static final class Candidate {
    final int[] leaves;
    int size;
    int sign;
    int depth;
    float flow;

    Candidate(int inputs) {
      leaves = new int[inputs];
    }

    /** Whether all of this cut's leaves are leaves of the other. */
    boolean within(Candidate other) {
      if (size > other.size || (sign & other.sign) != sign) {
        return false;
      }
      int j = 0;
      for (int i = 0; i < size; i++) {
        while (j < other.size && other.leaves[j] < leaves[i]) {
          j++;
        }
        if (j == other.size || other.leaves[j] != leaves[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
