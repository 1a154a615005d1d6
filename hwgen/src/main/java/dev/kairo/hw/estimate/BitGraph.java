package dev.kairo.hw.estimate;

import java.util.Arrays;

/**
 * Single-bit logic as a graph of two-input ANDs and XORs with inverters on the edges, folded and
 * shared as it grows.
 *
 * <p>A literal is {@code 2 * node + inverted}. Node 0 is constant false. Operands always have
 * smaller numbers than their users.
 */
final class BitGraph {
  static final int FALSE = 0;
  static final int TRUE = 1;
  private static final int INPUT = -1;

  private int[] left = new int[1024];
  private int[] right = new int[1024];
  private int[] owner = new int[1024];
  private boolean[] xor = new boolean[1024];
  private int size = 1;
  private int[] table = new int[2048];
  private int currentOwner;

  BitGraph() {
    left[0] = INPUT;
    right[0] = INPUT;
  }

  int size() {
    return size;
  }

  /** From now on, new gates belong to this module. */
  void owner(int module) {
    currentOwner = module;
  }

  int ownerOf(int node) {
    return owner[node];
  }

  /** A new free bit that stems from the given source. */
  int input(int source) {
    int node = add(INPUT, source, false);
    return node << 1;
  }

  boolean isInput(int node) {
    return left[node] == INPUT;
  }

  /** Where the free bit stems from. */
  int sourceOf(int node) {
    return right[node];
  }

  boolean isXor(int node) {
    return xor[node];
  }

  int left(int node) {
    return left[node];
  }

  int right(int node) {
    return right[node];
  }

  static boolean constant(int literal) {
    return literal <= TRUE;
  }

  int and(int first, int second) {
    int a = Math.min(first, second);
    int b = Math.max(first, second);
    if (a == FALSE || a == (b ^ 1)) {
      return FALSE;
    }
    if (a == TRUE || a == b) {
      return b;
    }
    int simpler = absorbed(a, b);
    if (simpler < 0) {
      simpler = absorbed(b, a);
    }
    return simpler >= 0 ? simpler : find(a, b, false);
  }

  /** The value of {@code a & b} where {@code b} is an AND that knows {@code a}, else -1. */
  private int absorbed(int a, int b) {
    int node = b >> 1;
    if (left[node] == INPUT || xor[node]) {
      return -1;
    }
    int l = left[node];
    int r = right[node];
    if ((b & 1) == 0) {
      if (l == a || r == a) {
        return b;
      }
      return l == (a ^ 1) || r == (a ^ 1) ? FALSE : -1;
    }
    if (l == (a ^ 1) || r == (a ^ 1)) {
      return a;
    }
    if (l == a) {
      return and(a, r ^ 1);
    }
    return r == a ? and(a, l ^ 1) : -1;
  }

  int or(int a, int b) {
    return and(a ^ 1, b ^ 1) ^ 1;
  }

  int xor(int first, int second) {
    int inverted = (first ^ second) & 1;
    int a = Math.min(first & ~1, second & ~1);
    int b = Math.max(first & ~1, second & ~1);
    if (a == b) {
      return inverted;
    }
    return a == FALSE ? b ^ inverted : find(a, b, true) ^ inverted;
  }

  int mux(int select, int whenTrue, int whenFalse) {
    if (whenTrue == whenFalse) {
      return whenTrue;
    }
    if (whenTrue == (whenFalse ^ 1)) {
      return xor(select, whenFalse);
    }
    return or(and(select, whenTrue), and(select ^ 1, whenFalse));
  }

  private int find(int a, int b, boolean isXor) {
    int mask = table.length - 1;
    int slot = hash(a, b, isXor) & mask;
    while (table[slot] != 0) {
      int node = table[slot];
      if (left[node] == a && right[node] == b && xor[node] == isXor) {
        return node << 1;
      }
      slot = (slot + 1) & mask;
    }
    int node = add(a, b, isXor);
    table[slot] = node;
    if (size * 2 > table.length) {
      rehash();
    }
    return node << 1;
  }

  private static int hash(int a, int b, boolean isXor) {
    int mixed = a * 0x9E3779B1 + b * 0x85EBCA77 + (isXor ? 0x27D4EB2F : 0);
    return mixed ^ mixed >>> 15;
  }

  private void rehash() {
    int[] larger = new int[table.length * 2];
    int mask = larger.length - 1;
    for (int node : table) {
      if (node != 0) {
        int slot = hash(left[node], right[node], xor[node]) & mask;
        while (larger[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        larger[slot] = node;
      }
    }
    table = larger;
  }

  private int add(int a, int b, boolean isXor) {
    if (size == left.length) {
      int capacity = size * 2;
      left = Arrays.copyOf(left, capacity);
      right = Arrays.copyOf(right, capacity);
      owner = Arrays.copyOf(owner, capacity);
      xor = Arrays.copyOf(xor, capacity);
    }
    left[size] = a;
    right[size] = b;
    owner[size] = currentOwner;
    xor[size] = isXor;
    return size++;
  }
}
