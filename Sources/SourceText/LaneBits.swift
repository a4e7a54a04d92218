#if arch(x86_64) && canImport(_Builtin_intrinsics.intel)
    public import _Builtin_intrinsics.intel

    extension ByteSearch {
        /// The lanes that are set, a bit for each, the first the lowest.
        ///
        /// One instruction that every x86-64 has; from the lanes as two words it takes nine.
        @inlinable @inline(__always)
        public static func bits(_ mask: Mask) -> UInt32 {
            UInt32(truncatingIfNeeded: _mm_movemask_epi8(unsafeBitCast(mask, to: __m128i.self)))
        }

        @inlinable @inline(__always)
        public static func isAny(_ mask: Mask) -> Bool { bits(mask) != 0 }

        /// The number of the first lane that is set.
        @inlinable @inline(__always)
        public static func first(_ mask: Mask) -> Int? {
            let bits = bits(mask)
            return bits == 0 ? nil : bits.trailingZeroBitCount
        }
    }
#else
    extension ByteSearch {
        /// The lanes that are set, a bit for each, the first the lowest.
        @inlinable @inline(__always)
        public static func bits(_ mask: Mask) -> UInt32 {
            let words = words(mask)
            // Of each byte one bit of its own, gathered in the highest byte.
            let low = words.low & 0x8040_2010_0804_0201 &* 0x0101_0101_0101_0101
            let high = words.high & 0x8040_2010_0804_0201 &* 0x0101_0101_0101_0101
            return UInt32(truncatingIfNeeded: low &>> 56 | (high &>> 56) &<< 8)
        }

        @inlinable @inline(__always)
        public static func isAny(_ mask: Mask) -> Bool {
            let words = words(mask)
            return words.low | words.high != 0
        }

        /// The number of the first lane that is set.
        @inlinable @inline(__always)
        public static func first(_ mask: Mask) -> Int? {
            let words = words(mask)
            if words.low | words.high == 0 { return nil }
            return words.low != 0 ? words.low.trailingZeroBitCount &>> 3 : 8 &+ words.high.trailingZeroBitCount &>> 3
        }

        @inlinable @inline(__always)
        static func words(_ mask: Mask) -> (low: UInt64, high: UInt64) {
            let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
            return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
        }
    }
#endif
