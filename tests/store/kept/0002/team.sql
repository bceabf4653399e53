--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: refuse_history(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_history() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION 'history is only added to';
        END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: acts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.acts (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    name text NOT NULL,
    kind text NOT NULL,
    by text NOT NULL,
    about text NOT NULL,
    "to" text NOT NULL,
    image text NOT NULL,
    "when" text NOT NULL,
    lasting text NOT NULL,
    nation text NOT NULL,
    ages text NOT NULL,
    place text NOT NULL,
    part_of text NOT NULL,
    same_as text NOT NULL
);


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.answers (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    stands text NOT NULL,
    "on" text NOT NULL,
    world text NOT NULL,
    fact text NOT NULL,
    value text NOT NULL,
    source text NOT NULL,
    note text NOT NULL,
    supported_says text NOT NULL
);


--
-- Name: cases; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases (
    id character varying(16) NOT NULL,
    version integer NOT NULL,
    head character varying(64) NOT NULL,
    changed character varying(40) NOT NULL
);


--
-- Name: decisions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decisions (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    text text NOT NULL
);


--
-- Name: documents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.documents (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    kind text NOT NULL,
    reader text NOT NULL,
    form text NOT NULL
);


--
-- Name: events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.events (
    case_id character varying(16) NOT NULL,
    seq integer NOT NULL,
    id character varying(16) NOT NULL,
    at character varying(40) NOT NULL,
    by character varying(80) NOT NULL,
    body text NOT NULL,
    mac character varying(64) NOT NULL
);


--
-- Name: images; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.images (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    name text NOT NULL,
    of text NOT NULL
);


--
-- Name: members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.members (
    id character varying(16) NOT NULL,
    name character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    wrapped text NOT NULL
);


--
-- Name: meta; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.meta (
    name character varying(40) NOT NULL,
    value text NOT NULL
);


--
-- Name: particulars; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.particulars (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    reference text NOT NULL,
    nation text NOT NULL,
    schema text NOT NULL,
    synthetic text NOT NULL,
    as_at text NOT NULL,
    rulebook text NOT NULL
);


--
-- Name: people; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people (
    id character varying(16) NOT NULL,
    case_id character varying(16) NOT NULL,
    "position" integer NOT NULL,
    since integer NOT NULL,
    ended integer,
    name text NOT NULL,
    role text NOT NULL,
    age text NOT NULL,
    born text NOT NULL
);


--
-- Name: tombstones; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tombstones (
    id character varying(16) NOT NULL,
    day character varying(10) NOT NULL
);


--
-- Data for Name: acts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.acts VALUES ('9c68339633677e51', '982a592f692a4f2f', 1, 1, NULL, 'QWBM6/a3PlDZoTfzIeEuF6F97eF1onecMN3y2IkzQJDg3j1UjxxmxCNq79wLbpB3pZE98zU6LICPRWPbWQZjH0t8udBGoW0YvFnDYicVSdEOtEE87/TxZcmsyO8=', 'uTz5ZBkIRnSi/MQeDG8oJYZ4ujsDmw4ezIEOK2hI7fX7o5CG0N3Rj8EspPEGv6WtNzjIvMuVcaq4gC3B4Mcw8I5uuAiBwz2pK3aaruhG2CZZ4aVNGJHb2GyWdMU=', 'j5GBW0QX9IqQRm39uxXflrADi/laT8cG9NkM5TARph1Q9qwJh8um9ORF0eypEJ7LzGsZ6+Mt0qxWUGDujwfLN8Klmj5wdb0b9tSPdKF5OO2B/GubYyVGwk74GCk=', '1NwDDU4IGGOWtX3RDfkrj3HAXgJItSure/bB+m/QsXah85DMVl50ScoWQFWTm3G+zYuuUDswUHlPb+6wt/j3OIvGQk2D6KX2D+d1MidtqqyuqFfG0f0L66PhC/c=', 'NKIYyciUN3GG3e8/fFN8ZFy+YnjYl7kAaFMjogUUP9j23E8kpBQtRrUM2iC8ZPfL3A44UDvVg85gz3yWMI8Cqs7KmB6ccsS10DZ+WuEB9EpynresUQQvULalw6U=', 'NGfWiKqgeAMaiaPkS5/2VjbXt5R+WGL5ouTcHV+EF/vakc8/pySn0AzU7SZOnAJzvao8lItHh/z/KzZHKDINGYRyQW0ilpG/LEFe5k8q57tfJpHmKGgVhKYVAqo=', 'tJ2t3fghiDOWECCmv5x2UBWlpFAE9p8+aQWffWdrB7SoYNCNJmcCBVwmL7mGf8E/SjVZWbIGyJRdlnsNg3X9Eg2yupCWl/tts6lE90cYJRZ+qqKpzBk7cEX+CJA=', 'aOrBdRFUoSR57d964njLFV/b2T1AewFJ5rq3pRGtSTTnh6A7F38j8ZcleByQoz5pqIceXlU1AGApYROuPIeC7UzLTECaFhsFeKLmsBxEudlajItkWeEDviI0X1w=', 'B3u7Nqba6luaZ4LIQoRxxQlIPHutrjAVO4IhZynn9PEx6wmnKwPeF6XReEalfRWYQZ5OEA3bdjsdntdtVyqsyCVEgXvX7lb99qF7pL8NJ8eZck+oDq2uejdwerw=', 'aAds/XgkNjwjh7msG+qQddEFtIFEkGiD5CRHMQ8FfFHjBSUzMW11chFqg4xWcT4fkQI6mhOR2JAaizL+ne1+VUZQZYzFh4iPCtKnXJgBdYaiZi6ocNQvaSoWo0c=', 'IK7tNZd51R0Qi/1S97NbM6W0cw/h09L/Z+MH6RjTAsSUK2A2lIUgDdH+E/TdZ5ngoio2rdkHYVUeiszyhDiYP2CFLTvcb5beJZza3bIx58SBONCOKGA07SmJ0T0=', '1prax+8O+1xVBgOlAr/Z8NqWPiRGk67NyXTJKTgY67n9rX7EqThX+kcuOPwDWQlpjpwsfcNmAuIeFdSOqWXx4tyInqiMnp6OS+xD/1/gu12LL0BTd0uZLVAJI0w=', 'VLlbcGWpq9PW13hPwuiAuxNzbyrteWtNG7//1w2nEAZirhxScmyqZpjcVsDPzgXHsAMOX7eH45lWS7dGRM+KZUzxuhBkxSGE1s6eC5vSrH0JUDa8BpU9WNLhK0c=');
INSERT INTO public.acts VALUES ('190b1d4634085ef1', '982a592f692a4f2f', 2, 1, NULL, 'uTZPcI2srOM8g6avJneuHD2ykkGF03aLMQaOgShq9xdbZW2Isx6rlL2GVvc8iVPPYhNEYNcjSAFflnbL4aCSTPyvmYDIWiA4uykR8OOe6uCILuK/BxMiSnS5Heo=', '17bnTxClx+bRgfpTh3rpVAU0XLHoG0+9oWZ5phXS7dOmJkf75yIIi0hCiQ3Rvtn7UWschrolz8kVpzFfZ+8JOd6YzTLV4di7zHoqBTDhnvhcVvGNTABeNTPGwbM=', 'nbBG4mT7m5cQr198B8QqM97Mr5t45Kc6Cj3B4AeSuMT13kw92fnw9jvvjrdfcraIqO0IyjfMeD5lsLFUvM8HF5/l4lS6wVrPY7SA0Ibpz97OZm9yEtv/To/St6o=', 'U8+rQOm6pB8mNLpZVCUGMRiJIJ12/mdBDW0W4jYmynvPO09G+J8t+UBdlEgTpnLYq+izGUKNvY5EFc6IF3p4jjjrNAora7NmI8d13yb2LbZmmRoC0ffzghwNSYM=', 'uAuDVvSriRir9VtmN+zipePl4deffsI96jarTu4i3NmvCbMKBbSYjER2wKzQetHq4SqYt8NMZokSZ80c0s5jYLinMJuBxtlbZF1IIhNvxqo1PWo8yshI+hxIOPY=', '4WLI85YwVLyBwAaXIZORu6yCxhsAn01O6O7gEcCo7puLmmA3uaiLRGwsNwiDKnOIon55PE/3y1XNQmHXXZA4HoOzq28Ld1T40zJrZ+n7KKA8d9IcqUOXzmbJ9B4=', 'uTOCJriHHghcYMeVPGfrBq7JM05J17mB9SLvl8FmlTnjfmfL6m7vT0emZJ6QbdDD7wi56ZJI/NYf2BPPNAUwVGw/6qBCHZkFZVxzYRhRh8aE6ucg96Nzim3SqHk=', 'ZpmPvuE7j2AyxSSOmdElPJMdwwNQvkeOLniRGefM8BCpJghLwGQc4LzSeDevmZV6bfY0hfiyjoew7UYHr4E3ndcqo+PB32xwFV2/8dc/Isw5IX0rP5LwQFVPq1E=', 'ZJfnP0yxT7s+TuyMsazrthkoepqcQhCcDcpNnvUnXyxlbzfXJY0hwbKhlhGWHVTGUrry9b8Pr3JG0ORI7mzSZVhZHPEqxKPvfPUMwJw5SLegFNlmNP5WHf4PiGI=', '+rPflkr/ElWpWQpgAu6d2iooGZ+Q9fu4zPlbJemrLWL7i5wpt2Mgchd9sccHFuMVD8SfO0K2Du86hazbV2M7eH5IwVMMrQnXIq2MqTS5Bh+8O71aNUpG4a8UILU=', 'TsICMgHNr94wM8qg89MO2TvlHEjQgTeIvYrUwmxmFJasghBxTuT/Clp9O2subWgonsBA5QRRz++1JwF0lOg70QMXhJWzyPFx+na8+Ig2GZNJJMI//Byh6d0OVPE=', 'vaTdZI6SUz0SlMfZuvoVZAiWG0asiM/NBDofcdGPcyDAKUeCHz9WsuFROL72ldIL7u9tLxl7qbj5BVlr1psHDs5X04dKa4u12FYt6FNK0kKIZVxQNNp0tFTSkng=', '1GLA7MDVwITGG4mW+8bkAWXSj5FsqSWbg/4NOnUA42kebNUiVp6gJwXFoBh8Xvv8ZpWR2/Cy3ZU0xWSINw5iqF5pNI+0R36Ar/9rmoykXZgrrwoh40DG9bX8O5M=');
INSERT INTO public.acts VALUES ('99d5844652f6f1ae', 'b7ec67624a3cdfd9', 1, 1, NULL, 'sxyJ7ZjeveQXXlKGmVrNg5lRlBoQsiugAKe2stNPJWcaXQ6slqDftVGsAw+jJKRsQpVVmw6UIB9XaGkYIdSBXvp1NGRGtqrduafDhlggsG2hZJvbvmViubeZEnE=', 'fDPpnUoqz1zjQSXSZJG7WAuYoP2LQcHQrItFsQIJ9Fx1PJvZakxNB2Gsa6ziUosTkeM62TJy0qvKlFXszjR4DLFjmnYfu1HUf0kPKsHDrWTeaUbuvOJB6HBXW6k=', 'VIc2xPC6amLsMCZGs4BPnVqAEOCWpHejeDEa2qY90Y7lDaRSWM6ZRdtr1WF+DJaMJ0TklbVzJYJLb8WSJTvSHt4sxRm8u8PYtISKKkRgqjyKw4PWhCgH48vJbBg=', 'liBpNvU+0smSlZGaNsifqlvbiqrC+7ezNHoClbUJv7558EQ5uhKT3J2lB+VBGrb2PQYjNHcqB05XXigcKjMYuIGtod/0oueufIqNRc42QUnmMv0c/CGlLtTnsAA=', '2yXe7yeWOkfzV9TadpEd5/zUABbCMZR41xysYm9/iNVvyHov9BfhjSra6wcttXl7O+3w2JA70H94ifj9RzK2g+BMtM6eTm/isRF/t/ilok4hFjlMrFcQ7Myen3o=', '0EL7bSAgh1b+dpERKwt8vu7W77VzdrXZSYMUV580OjQkZ2pWcOIz8fov+HpnMzOXSKzrZ+MDleMimWWuBVE4T6SwI5/1XYp9Sel1OJxbsz6VgpE+6DZB3z7xPvk=', 'KhCRY7fl0yJdXHwsAlTaB9OdhOsF0N/He/JCDrgVB0bqhmlNugb9AsGZr4mT+1/BJb6QCZhNkE6FmDgjf8RKwOdgdUcpw4NS63dSRnAcN26EItC1XLu86eIAEs8=', 'nl9XcXVmFO3VdbP5/VuxGuF/tpmo7NV68nI3XOQMJOZbsuVfTdpBVT2o8kUBX7IvDvoYK1+CvetSy18u7QAaONkDqGmHLzt9NAnovP8vXPGIdrMu6o2JIU5XNBk=', 'RY9NWylv2gFMWj+bazjzMK0m/KOmBt4vfY4x2GfWG5VNiDtEkW74YEjXpR40dFu3h4diNORxemBLwvb3ftc1iSXi73j+bg8rxXRuHICGleGqIPrRPdzih0CtDs4=', 'Tv5UlkTyQ8h0Quk1YC7I8eBpkSh9R1Q/YY/+PYC04MjKpnEPv4Xy2q4fnB9l1J2LsRLyeAxztK+WNEPelCYypuTyTi/XPFhadtx5nE2Pe4apjIEWhQaXiYisalk=', 'MEtFgDSUyCjKezVV4/vCcRtlkc9tEyZ1k2wD1bxzAcqNoPalYhYhjuyAPiz7ntZzvCGoPu4IK4Ob0uXa3oiXUSLVIidDyItZg7H0S7Ia6T+cYCywtNhTukK9Mi4=', 'Ycex2tCn0T/YQ7jOedhgDSOLEC/lHDvOaqYOepFFykmD9qtOHCd1O6OajgyIwdWWrQuo+WhpMp44KRUq44orGKyP11q+lZxuPomc4Kqbpvwx/mt0UzDDo3+QMZA=', '6TY72b9gglD1yFDM2tNzpFCuga/s62vPiQy7Tu2Wfyqfz38IZ9VBE4qybX+DrbZfWiGmgtoKHQipYGTQGIPL1+Bha8x2y54L2UGonua0EYKbdza8pQmU2Df5Uu4=');
INSERT INTO public.acts VALUES ('44b84ba249ed6ab7', 'b7ec67624a3cdfd9', 2, 1, NULL, 'o69fDDTNuUmJo9P8J+jDJzhE2bhN9oza67DedcqOVqZJEY0evdFheEwTyaKPrcslr9m5lxADd8NIytPR4XgIDP5NLgLs21FFUA8Aw3WhfOr4Eassumx7dIVCbgM=', 'T66oOWCwDHzNq2e9YJKJu75PqpkA3x8dJMfoHjUmnuFKmrFCwToOi3tkkBAaPYnhuWe3aiktr+ffUeKVQL0b7ds9sHa+QZ4IWoOahea6ImETu+A1kufkSOHj79E=', 'loA1MGsUpdTK8hqUmy2CrhpWvZHRkBNkU9/nljAs9z1txeQrFBJ3q/++vjLKh+M8u5mx2gFdiY0RdbM7k1sZu0E3kpzQgn+1T68EwRyqfBQTkrxCecZXAUdi5xU=', 'Dq1wzGXRnHpPOEFLP4OkiXmaySAZKI7nxAcSUTCstjmjcZdSzdJsJkwZdsdLDQKLz7/wN43NIJ26418NyRLzz7GDJOmcNe68AkP0cR1c8nSCNtjXMdn3thEMxEQ=', 'oOC38Vy08DidfXG/VLtgx8MlU6Bz84K4qlU5wSijX4o7s4iDrX2JYYlO6lnWq4DfpEyEYnHrXLXFiZRioU9AFEfQTZkxIOa0XA6xOIaVl/h2ZKMtJ7SeJdZDDIU=', 'BH++r8ONONwl1xei/XeDlOQIxbpeaM8wfkS5kGI9dhQ6CIXdLp9TC8u3MKbnj3ztxtawjsXZWGA4foG5esGcOzphehRxPfJpeRBieFAVO8LT8s3tUWhAJGzJVps=', 'Erd8LC2w2OXykr4wWBTlfFZlZgJS9n7XzLjL4vMWW0vcNivIwY++piVcfngIgrnd8AYyrJt6PnIsa5D/8q5fwezJsSmAga+GAyoM9rUQo5V5dvCsKNDDghBNzZw=', 'h57Y4d0VgGKU/IuvRNk0PMUCBIAyl+poIEKgYc3qD0hK2VsoZOKVU5XsyOv0Sx2XrassEVgMq0zCp9aEB9ozbx2b/odxFC7ejG3y/D5Qiq+bXp0mw3WpkVw8oGE=', 'zTNmebh6EjvS35EEAhaPWlZgA+6j0wYZoaBzzpq86zxiINFhqkn3yr86TXQKo6NadEAdp2Psf4Kz26OJprAMVQa0KbfPC9ur4JaNFLhMoyNHoOJbhN9COQPvRl8=', 'T2fK0t60KHnVTm+V7RJB66j4QxklPBx2/dmq5RLPf0WL9RpQ38wEcO2edag0UGe1K39Bt0+0WN50qQUNjiT0YXQdd0ZpN+ax+xDpz+Pt+Q94QJ2LdbYmtO4+G08=', 'apJO0XOW4GbEzffc/LtcXxfH+lGBkN7mWZfB8B89X/mCyaDh6tRnAJVo2Fjo4TJn3bXEdKEvI8T4b+PPxBz50Ac5WXsHHajnLG4HaRq/nmAQb3MXy6vEu62k+tA=', '1+RN3GcnisAWa+gNam2qUgLGEGsoXwYEhgkH2FbIvUm3Th/B7bQ4fW4WKXWXLTnyhLTn6c7lEJHkM5P5J4SzO5GVvX6J1ZmGhieUpbOK1nkpXesADQLSrILdYkg=', 'F0TrMo2aDFhgkAbhBlIpQxr2WBbume5jRPOnmXvNHnJtV6hNW81t4hS+AHk2QIPKTfTB73FKW3sR/UzR7dygGI2JkvK70UMlowzgbmn6LEaBgZjYzUnfmaiz4ag=');


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0002');


--
-- Data for Name: answers; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.answers VALUES ('2de8e7c483c62bdc', '982a592f692a4f2f', 1, 1, NULL, 'CyErPp1GT9+bosybQcg3+TCvlolCUweBfpVYnCQr4v6CwaoC+bc7tZGAKlL7C/vT/IYakBYmBVL0F4CpC7JCq+hHNDwK+Brsn0XuEyXFPCUr2oSA4Tmt0tfkpfs=', 'Onl90SoWeY22C3GJNMCitXxXuKQfMm3a670PGlfbRrkn7WQGrUCDpAm+IG3K/SY71dKB25XS7n24LmoI+FRIX1YNGhPixE5o3GDLNtevNBzqJDmKM0GzHP/VDTg=', 'E4WGIl8mQPbcJwALuVl/6vhMt2KcuMHcUpqNqpKxXaVRwJQoxUb6dBZTMdxWSsg+UI3J6sVHXBX54oGNz4qwekA3VopT7dqaMg+9x42vPrhA97y8+V+T/gWsuno=', 'wai/CTr1GEaGagEHgayoHUcAOkrnc7UmbwkwIj41Po3uneXX1iQkXCf792dYW0OtjNnr6Va+Wj4aj9JmRgrglfYHeJkIDVLh/b9lBOkdaPVnPZYeobYJOxhI1Xw=', '5uh86G0olrsfY0Xb5oSBKFKBMqBcygq5+q9rC1F46Qpj9oY0vhfXdhgwc9kbYZHVZI1/rzi4ApMxVvgYtRQrGotr3lADgfUG/BfU1m45wDZJwCSCW4t7iXpt1g8=', 'Dk0BV0JePfy1BKVtZgFKvIbheSJZf/b3q5gyN8U0CannfLFUUQPBJa5QLpjIum9bnYtBw/ax9sSQhh4/FnqsWEKGIhWEoQnfULaU8x/OSTMD/Oycr52XZhIVHMc=', '1gGm+it3ToqfeXEMSF8EbraglmN4QP4Gjzzn+MUIWTqB4eOtZNQWP3oaAnlWSiLf20C2Ki4evoioxPRL2l5Ig/7c2FS/Oug7gbq9GEVkpDxxs/SGaltCyvSLVNI=', 'zk522MkV9sgF64YEbhIY8oFoprPJz5MYEKO1M1svO5vLMGzDrrA/fig2v0Zlj9dIzTLj64vSilGo+ELEa3kmctwlfGsiyqOy32UBCA7w62UtaKwmvqJkv2paxmU=');
INSERT INTO public.answers VALUES ('b9aec4e258b77c85', '982a592f692a4f2f', 2, 1, NULL, 'tNKVOILbnowP+gLQRcV+SQvOdW6TEU3JMg5Um1Pp4bC+rP0PT0u0P29PaJWXGNHBZrZfszF/lqH4KDOiyjDLuoD4/cNfXD5TundySubqRcEEPkvxL3ahgz5iUBE=', '7eDrB3k8Pe1spWv1zN1CHuDCQAH5WetOLIW9+C9NaPG6f4ROFNOiabN8QKWy1eCbch263cD8H4UzM6GRZKRugUhusKA3oxiORYKALjBac7qSl9X/SXtuXR/Ms3o=', 'xCsBaBrdVjKJsbDEOQXnQh2qZBeqf42ofuN0We15JHWN+atslysPmJ0ryruQVYFAPHPXB0VtDAcvabFMQAn1D6fw5Rk/CpRQ+2QX36mk9wyqdKTlA6WEs5IMuhk=', 'Lt2fkHMbJBSbJgo2cMYopFKB5iz2MVMwLy/LoxvviveMjwFwiNBMBxQtOX7fphogZ3+Zx6JGBdacjgCzQWXeU15NjqgsnebeRo2Aq7AdkNXVEIuTu1Eial9VvWc=', 'A5WXdY47j/8rn/EDfj4kPf+dfa/5+jtzqRVpj4v+s4YSYUFvxKRlwKafFHs50EvxezDe/V1lJtN0tl1PjRhoPAbWOY9Fyn2jVNr+WgzmBu+TmhqWX8yUpQVliJI=', 'N/VR3Ix6mBEGA+Hnbex6I9eR/oxHTuyexJEB7HLP4RICSD03OozyyZNQYtAagoWZd5vnRx26uzPIHYBcjmoKIqBnMb9DmOSXGLt/xGjURKMmxiPSLf1K3OeoE/k=', 'RO+NiWOdJ64ILX0IBuWYwI0cvym126pxeFMEq2dCj7VzDQYnaF2Ew69RfhehimYgfABUqhyM1esUKAc30UhbJStCMt0/0/NmJ4wthnCQher/hgEW5l1msFx+Xv0=', 'Qif3lbLWOP0SzvSMbOhN21HKaNX1z05Z0OJZnEWIp4q+cKEccNdDDprNkO9jPVd871qQOqDm7BSiHf8/HezuPE8oO5hNHnAxuc1oaMmcKxGTPVP8fbEnIWLUbLQ=');
INSERT INTO public.answers VALUES ('e0fa2b59c5aa2de5', '982a592f692a4f2f', 3, 1, NULL, '+cTnkpGxVi98netYpXTY7Ou/AwJoek61N4rStj9dotaysewYAwi1BWjGreGEclUAjMUgGi0oEL75nWQtMdxHA6EziW5d4f0QAPUDrV3qITiJFq0SdodysCobGxc=', '7WZDg6hDLgvTYi7Y53JooZ/KQiP4sOPzBbEc3PbvR8yNBrdo3EXL4+ovTEV10I/gYzI/xGVTiQHZ4tm/kRQ1MswV4Lr+RGrnJdO0bJUnm2qKdntE492YVcd9qd4=', 'IlJVXTgUNtgfMmU2piBZuyeMe0BhrJoqbH1lNe1xPHl6Z9UtUXgrRPIL7+Xyp3DpSfdOL9PRFJJgkd2QyZmi4Jui0q2Cktp+El6rIN3u/xDnUUPz2b4XA2roVjE=', 'hqZAB9rZCzNji9KQO0dkKamK0dNCpur2g+kj1lUlt8TNuEGIR9OiXT3qvuyqUUri3pWGWk81K3twOmc/b618fCAq8EZAdxKS3sEFj6SsCpnzONLn62xP2JFHwwE=', 'XbTpbt9Gw2/E2S8YKS7IAe7VFKidbxO7ODIlHZ2DUrUX/fgyRNrIZlQt7Zb96FNUTtwxDrh/QV0vs6rWz8UPp5IxzYiNhrOmTfgAIZS9VcdN+iaYQsmxW0CiqGM=', 'doBLrB6lcajylJUe/3FCOgIvl27J704V0AzZKckMoQSpS4uTj6H3QGoxjZk1noZbdy5IRcWmS8VFi/9IATXokEGQssGg5YxpsmqPA0IcOJBoE1fyZkXjHkZNboI=', 'PTqn+kxfkb74Q2S2Eeh6/e1eXWWo1OmbqJ0OCnvrDuORId6sT9myTWP+o6W+mNNn3ydR37IeF8955ZN+uEF0QXxXzKSN1s/C7cY6TX7811u37j4fOnhHOGxHAMs=', 'JiO6cZa3UukbYJPItqaOT/e6c2zghxAHuq9thal4MH5adSQBpVH3i+v+eFNv2YWYyR+20ZId38vMu0azUCyaLOK+PAV/ijiLQzE5tZ/zzqSDiI7jT2wwV7QjacM=');
INSERT INTO public.answers VALUES ('2a2e1b637a9db663', '982a592f692a4f2f', 4, 1, NULL, 'KWzKEK1bbYZWrmKvv80v9ui8gJLdVDd35EU5cGKxxH3Bv9VNy2U9V3cFMD7w34qeGpM49mgH2dTtLeXxmkPFBrDVzJbjTQooi6qo8lu1x8bTPbD9j/Y3cMFjK4g=', 'N+lMuOypgc866IulWQip8+9UAAdegySw0JBrEQHnCshIloa/OreeIhMaRAlWgPMmRKzJqVrnX8kDjNWT68QS9Uqncb4qPVX+n/iZgmCFpxlDDF/O21uxvE3RLf0=', '1bmooOOT9V26XOGAjPim4nb/RFOCIZBlZPrn7ltr3ZglsALpQAdLPAcUEw0Z+HJpSWq62zRxXakBM43BMs/ZOB8WAdOab/FCtKQMx9zb3ytnYVKBhkWC16XVE3w=', 'hBA8AGxCV/L2hnKkv2t030FMkP1TDhzcO5FWWklj3gRzJ5x1ayeeEXgrGOJaPNf4Yg5TG5h0IuQyj922x056hd8TK63W0z8/NoJIagdEmsKDZSb6xDvUzO+5Zvg=', 'qaOVy1odsg+n/REUSsuNvVdaRVA6dFkt4Ah7hrD9xBAlkqEx+mMbxu1Iy6e522luczpDl+AGOtfSIbO7wDpznlCqTtIKw+rZjMoSJjdCWr9dbr3HiMNMrMB2HS8=', '0pU1n7O7HS6XaaWeX2cKzesEhCObI0KZGuqxaL2SAMwqsYYjTonSifx4z51/Y9hwJXJNHrd57aiH4N9v4+fX6+EgQJZseR4dhqjL6F0dqWQ/R78xeWjLqkXt4J0=', 'rc5R9AZ+IyGJm7bX31SV8vaa8NtkeOBkuro+fFp7dvXfcqViGV0kqjOSaBtCo6Znuxfpv8tYcLi3hDxOER2SFF8s7Id6FwVSCUW2WiHfCuADezpZs8y65cAklic=', '8/O1oBe9GzcTXgPuEyY7jxfAd1k8TMQaupR8U4MOUC1D5ApMIRJYwT8zO6/pebKmU2E6BRysK6A1ZOMz2aEGS8eW3D35vKmKqmiE6vUFJegPUN6m2KOab8hMbfI=');
INSERT INTO public.answers VALUES ('18bfa3839a2e060f', '982a592f692a4f2f', 5, 1, NULL, 'NHroDcH5gRUfExZLi2Bqq5t7nJdOl+p2SZSTU/H8eO2rDxYrJBqcZDF4ltuXMYCCX2Z3L4X39dAhUkvkF0EPa5zIRJfvWRKNPUmXF6QTE99k1U53gdsJxa7G7U8=', 'MVOB9aUP3hEomdv0itsePYNGSaiv54+xIa7iQfj8ng8hikBhxjgEtob9u7mvE5QC1jTwfqACT0kTjb8U3z1QSBOyXTF5aJCavsgoDDwoN3nIhpqNExfFT5TNeFE=', '0J/LQwWy1Cr/GmSMRPILS+zX044Xo/zExSJDL7eb6e3Lz/P1fuxEoumJwZoVc/hkjuQ8V91nPZgFnR2vJXwvsuLN0ofuZkozsQ85UPfNXZV73359oTXgtb2YnOU=', '4QjUd3fUDr431TnMCb4CzXVcG7f2tFSGRYY2EbOgAiV13ZSZDGqM9/JMXXFhUlsDXc2PkohqW0+AeMhsyBJE8I0MHMq7Sgwh+Zk2Z1YPA3nT063TZ8txLdjgCNE=', 'bmwwZBiwiZlE+/jBSGME0Lx4Maq1DYeyv1MZdxNXuabu6DuLMpZeKkqQ1qmGg4Aeb3GFkdKU56oHTVYeYHPypPA3FsLW7/hfbTO3NoqF+SP4O56HCSPMQlac8No=', '0kK9j6tNT/eY7Ix0HYRit4fuXeC/Yfjp5vsrVVqcl4x4k9CQW8LwP0GPhquUkNeQMHTbU1jKBXuE5Yw7tElBzWgyxsy7VIz4ZZOQhrO6fp6I6izmbHV/8BDqvao=', '/Sm6axiyrPPXdcT6fsCv8B/6991pFX+XNDhaeMTEfryC36imu0MCfIG2PPm4lCfQje9hMzxhW+KwxgoR0RMMY703IVxvhOUv0Kv3Wco3zVmM4X38rBAYSeJsj4k=', '18zlsN/uLlXlBjN2WjtJXUDxcqhGNvlFuCOzd7Tfav1l/s9sli3YjYW4IF5xiQWMMQ2u9WwBwVkbppmTZ/sBD2UDs6BIeW0ejTsFu1TOPdvWyJUrW3XXbUtXbDU=');
INSERT INTO public.answers VALUES ('ffa7405ca69b0d31', '982a592f692a4f2f', 2, 1, NULL, 'ALlYhxmkUv3K7qjmZCnPccYjx0m6EymXw4i+VyiklJ5O1JX3HqS1r3B7JL5K6JaCBivfmJ59cUGb81K06iPaQtSM8oTVz9zR/W9HWCvA0DD05JqR+z4cqHIAyws=', 'hHTSKPYpq+H8nOFQ4ALBJH9JGhoktns0L4sljiANDUow/NUJ/BEcbFochm5suikx0Ot5PI7w9Tiegucp7Rm5QxW9YSQKOhggVSMYiXCBWWELX8ZQ765o8y0guqE=', 'sqHyZGBk/Wrl+y+190QG/u/4QUGLqKGqSAuMMzdnrUgDYnhtLBFk3NSbaIYjJk/NdkaKbh4EbZZiI59RhlGE/twK8OKyc/1ViY/VrSjrrlABaX5dZT4wIonX3DQ=', 'kEkLe/jlYRtnwOjbHLIGgjJaJRb2qLvTeRJ2Nnsp3NQ2KBYTSZJSvl4pjbRfby6HHjXA3pDJI7EKfJmTcK/WmAP/zXeWh3JqosO6Fo8XMFNMw3rYdKH0lrXAKRw=', 'cTPdZSpv/P1J76jzOwDXGdXa1Ha1QLYdIC6HtOIqREzXF0WpiQzYfqSPjIhiTunZj+XVNdujbrDNUotdpsQJgDg1ioXBIcfvMAlErDTw8PocBvsBBtpAMHi3K9Q=', '4ZTG50EUepV1a8JSIPegR3224jPoUTbMVFmQpalCjntRbP1tsPKfJ/kND3RrmKcjBXTvjN0dVT7P5SbsxeMIBMa2dwumxYb+i04BHQ1wUDVYw2QXyfY7+j5gimY=', 'T7+UiMxnMKX/0cWeTVPqxxJ0pztYwkpZXECcVRPT49zncm93+whmbV/hpjz61Bd/YWQvUjS/q56cNpKR/5eZZo45joFQlrTLRrTrBca7Z6+vAViXZNiVAvoqurY=', 'JbjqtmL5M+Klwj+I8BH9bmMUQXm0+XY93VD9khghgepCtXNX2yeHS9eUZpfkH4LP1D3R6OQT+ne+3sVXG3i/biax2gGR8xDaLN02z99fordC6BvJjWcDM7YRSbQ=');
INSERT INTO public.answers VALUES ('54e2324a7c27d6bb', '982a592f692a4f2f', 3, 1, NULL, 'g5nzSumwCbjV4LRbzGLEevUJkwEAnn3lA8HSDQs0g7dr4NpqvCbD3oKxblhFlwWY44fOS6kpFkYBWRM1Zlewtq826tvG1K/3LZXKS5GbJnN9Ox5N0HdoL+TtaFU=', 'rddTj9EYAa0xYmKlIPbzGBoZALaQ+GQT/ZhY4YEIkkapG3V/QxK7XpfY77iTQzpGdX/U+3bJ1kfyVHUKXVNbGEZEMtk3aKErifCeAV+RQMRT+7mrA3vPzlKVOxs=', '+xX6hslmapQfkH/QOxXWmLPZz/QltJ+nQOh3V0pNiETbD9D6ykla24Q7JejadWKnqJozaepelbcWvYQXP+3HHURkgtsCWWju8sBc7CFFzRPRd0WgeFGxwUE5nyI=', 'Zsu5llDDKZXIRUBbRdSQ1Kz1q/esDHEjj1YVkY4ph2DAV4rTgTtXdzIiqhMM4Qu1fVgB75T9zD6YTIiXVCyLaZ9vM95DDpBS8EsvFK5o8LHWBAgXDzEnIFjeusk=', 'utDOEdPrVUx1vE3tuBaCqdAc57UnKMjtJDzweYPyxgZmaCrQd+ip2L1y9oeOCSx8hqTkdZeB4BPb3VWn+ge+jl7iw7YMh7NOqO6d46CextiR7gzH9QUu0l8oF4c=', 'qWsDk8RYJWpazK1hwgYE+ODaylRCnSNgdzzPUgFYaXJ3WPUXlshYEf6Qq0y8uert2ApY7Moa/aupOoKVnWdV+8SKKwTd/GFhZuiZklQSsaj3VlnC8WyFzD5bQrE=', 'cn7zbQdooI5QLngS7dgnY/3mELtlGDIelJQvB7Fxdlei2TCLS1lPrwKVLvzLnnHOP8qhpZEQoOPvl4ZH0ONADxuOdCwW9RF1caWyiAVKfimN/0k4C1dNux7Tz4w=', 'njvZqRWZhzfC6wVX1ZqixykOlFM8iH1dby8m8Yq1gG5e3KKCrVd1E8R0zmq06t4+Qq6sWtwqwIATFXSe8fyb+78JPzGgW1kn1JSnCMuRTyjd4NiWIwnvo7/U+/w=');
INSERT INTO public.answers VALUES ('b0bda25c90f43aa6', '982a592f692a4f2f', 1, 1, NULL, '/UxCOYGvg2dxfzg2avrPiUGVlGlHLjEaCwLkQvpMp2YBZeDI6AwJMEv9ergrgdgS61VrZ671D2053ZXBW9suZ5dHet+jb0tJjo5GHcOGBJsXIWl7gyTd1f3pwjg=', 'EnxYRGrdbT6GpScYWtYV4XZtNwwCPm2nQYffWLgGZMr0eBqkoBkjd5A87S4J/FcDmydWgbc6RPd4vDuPkQ7e7z4pL0JevDZOToe25ks2Mg+hV3C1InCRZh9PdQQ=', '3rBjnXDXiD4fmu57zJtd1XzfOJU2PiqJ5KWuE79NHHDMjgnYofDv436rshboOaEwKZT4Y9a4yzlUVTO3+cFwEV1d6u6oSNzeZXgtu8ePddRPkVhC9SyjzgiA6Po=', 'eQupbfRK9KtmF3Gun2/DpL0FcrbOUDCvP/baiN8r+6knrtBENj94M0T+J6RbG0Zb0J8DBlV7Al1baQa3doR+7Wn7RhvEr7RsJkVZVd5QtUgapPy/e+zEHD0BmRo=', '1xIDh2B9bFsN45JmI0vFk1BTCXvh9e4La6wgJw0a/JXzcq4bdOt4CLfol5169ljkfkIki8kqmbX/V23eEteR7B5HXNh6Knp4t1MkikmxBeiUqm5bxbootNwyNro=', 'yFTolaXAje8ilm+Me0guRPCik9mRELCF3s3dkkEPUzCMpHeRlHWoHi3zV6o086LX5ltWjkErsbvWNqyutieot7lOMKBGSr7jK9KeFo5QbqXinHiDzOeqqFvRxsY=', 'ZNn6LT94asKaEFw0a8ry/ar1CTnyKmjksexhjNyq9jZUWeIyvmYzz+hxJmpioyU6pjRbomeWvyDFfi7w9HQHn6AugBnN6D6c00wjYxiaNCxFPOgbmWE2OcTZBnM=', '9YFeJdE2C/wTFEnjOqfmRRnzx/hYVnDC6YdonKFQSNAFAycdHttS6zQVymrVJJ3l1U42iRGz2UkLbtlBhDBGLH7Ssvi5ZWmRNqIheNqPiBeabRaXgnO+8mnKUlQ=');
INSERT INTO public.answers VALUES ('ec653fc77489d8f3', '982a592f692a4f2f', 2, 1, NULL, 'xs9Tp5fXsbO09TirMyQzFDVi4xkJxrlSTV9g81z5iF5ku+aXhEMFnNUOXhSE1f9iTcMpc/C8FSgSgHa24WM2tRRp2nDEj36dRQYBv0TDoCe0irfW/8WZJY0u4Os=', '7pBxA20RBCfsfShQn0StChdJ/2sNctTDNrDWFbS0BkFPFURWLotSYJhnnH5xQ+VbgOJ3jt3VNsfZO/prDkkEeJ4L3wLF9yJuSphOioMSlvuqqTum1j4zQUcid14=', 'Omhh31XZXZF06Wl0zR1tR+LHrQPlJ2h4XWPzCbOP3/yyJTg78qY2SJ40VAMSIVH+FjGoUUKwUHbugr96oZB/YXLGEaH6SDTx1A5NEbi+z+a5YZJEitkCG15gMMI=', 'AUbqO7YR1rrwFSl+HuMucpsQ5f8T+Zkld+QrTG4LbSJogYPcGm5yFoJqOyMvRXGmMwbiCmT3J8qt7sqmiHynhFDB5NGO5FyTBkN+UX61Jdo09ttxThLghjgblgs=', 'q9Lrj7BzD9Y/4VgC/hCpZFEBoo8suRbQTP2+2ka4uhIJKxUQW035Yc1tlbWNwPCFf503Ek75p6tSgxZ4/kgurrpR20EwqJGbYESJ9Z+Cko5xf7QVv1Re/whz/ho=', 'XCYc82ElUGmP77lTyl/aVvWQDCn0MtoAm/tnvHah19Dd//jxYTUu7dbx6lw1ZnTvoy+NFzF+5nsPg4RdFdsqQDhcH3uqME+DQa2EC5Y79D8Gppf36i/10gBvVb4=', 'NnMKa8mmYPjOp6ij0PPZdKNxA6dDl6HcDCy/7EgcexCreEYTtUYoWX9BXrdQIgvCKtR08JUTIQvHaxDs5ArdHChuj6w7jYE31H37f8AhHhpE8HsCRBIqVWys+9U=', 'pY14DvkTDe/sP07MnLOJDReqtapzxP5dNY+BuZ5INnnPG+24YX5/eVUiY74cCnqPl/Fat/Cu1cVdyKGLy55OzIsRBoAgyUxuyBx/MA8TkY/4McxI66frUUcMApU=');
INSERT INTO public.answers VALUES ('a294c88324cff066', '982a592f692a4f2f', 3, 1, NULL, 'h4eXm8pkZMQtkWuEjjdAoaYXvRERozE5q7gN0QB6D1FonMMsLYPRVt2bTHoDOqmjcKkGRQJ/wE4eIrx1HHZHZywYywaGldx70Z4PSJNBVwSRjnSjIXMDDp/4YFk=', 'Z7I2KsXtWqF1IoBQ9Gxbp7u9v7DUF/WgycySvzZ8bobyXJHzaW/RuxfoS7uBLMxpeGj2xhpEUs+XIRHNEbxQxCd4ks5KBPOC8+MfMnBoaykkuvGkXvxsakf0/tg=', 'oTu4Y19M07QYiY3uiaimPRQB7DrTwM4hhVEmbZLUI/HXroyYRYdFlojf3ekGpCY7GGwpsqHEKAqpgb3tjY/VZB5leTOukB4WBv90fh83gfheoVPRhIjYWp34fmE=', 'mLY9/4MEIHNym/xZLWiQu0wNoKkZB1sfFcOXcFDvbOaFqaUBVQWl4A4dXp7eyq6XMrlEqr5fu0gnn9zOqQT9XChKES92X2lH0IXYu8Lpr9YaSQQjbWA55Eh5w/A=', 'YvWdQFBV211uIBoQ4bcrXw4GpJ9BQxSwhFG8Ve784vG84sYdho7lqhjH8pSTPKuRLK20mbE/2AmlHk0Al7MAV5BHNloyWDBiqjF8tuJITLInsepHb1nn7b27mVY=', 'uiLOgnUjfFmqz27eXrMk8LZ6gS6KqFrGm9UJqzWr2WA8bpe3rRQI1q4hRyENR967s1Ffj6roJPKcsFi8JWHqPj5XRhJPqryrBbLEXk/4O8Uexm4Db+wygeWl9VQ=', 'Me9C/IEivUwnluXtnMgyb9LA/MkMPDTikxJoTafx5KQ4kEGXC4K4yvJid3PDvTyFIG3EA97IFFSPR8SwOHf7LpzB5CM3+GIZ4UnKsUWhjzacQvpeA0+6J8y4Zzw=', 'iVfotNvObnba/HC8I3PmdThcdZPZis5mypT9OSuEOtRSHyRVtrkapzh8WUnm4cjsJAm34anuXn7VcKjAMYrM9c/u8NZhuLmrAIlH+xL9yWJJEs4P+yez81b2sd4=');
INSERT INTO public.answers VALUES ('515a64e82ef88ca7', '982a592f692a4f2f', 4, 1, NULL, 'hZbUG1krld2tHamIZ36MTDAym7zjFEozcwt2DQeSvD2EeFb2IkBk/dow/45/9v7jEK9ii878Z5bFfSZYMe8MQYkgmsiiqhyQalp+bbXMwb5J7um8al3Goxhf1gQ=', 'Gvn6nL07JP023sW88q1iQP5kPZ5qMacJhktl2e0+3pUlOpqEA6rA3GwsR3BO1CZ8/HD1j9fofmoTHMS7shULr9KaOUE8z0jfdlxByr2OZWH2cCJcNLU50DGUMqk=', 'IN9/3Yu0tJ7qkhx7UFe2TMTmTafkLnGQVAoGid2alOXf2yw2HWc23MFj7OzCSpbUTeUrwOC1lAkPRjJDT2vbQ2+wvuV+DCVS+3uB+CC6u/WjY0F7gzoMrU4+nOA=', 'gMdT+/MrlTZcRTTFeajdCi5r8HpEdFL3h6JTjl3Lr6hgwM4flTeVTpJMm1z4tXucaXzoqsVj+O/4G+ZDpaj/lGMjMu+4noWv9TcHYFxl8uLeSAJIYiJ7EKofdac=', 'Orc0FgEFjzpNehC4HbJfUBBRK2X5B7AD3w65dljNgfJ4xDI929ieXjSUCXhcYjt31n2YX+LL5B5b5TB6FHBP1KlwCMGR9202pUn4aBWtuv4TgYTBNFSWXG8W8eE=', 'j5ZiSVKva7FPkR1NUKEFNx5hkalpfiCtP9JiFcjBcmHtfG5NHwztkXYQxM+klnB1ErmXPlW+9D/0S3gv7d1VnFrM1RK5FNoh8cOn3SyFkook1N7HeJIKiqXBMGM=', 'YrJyD0uOtE3tvp2nlxehkiSzhXawqcF5Z4ue8yY6nIcs+k16IjvHgyxVdLnsyW3rujMDhNa2wd/0pQAj7HaNiYKkcmKuE3gf9rIMMU7iT+B1T7Nchzckf0lbpn4=', 'VaBgLHyCcpr58T7sn+K5od8HgpIy40fT+dT0wmDF69mu0xA57gEy2z8IGpUv2TXDT/ZPiWmcnKEajJMGmcG/FXdCDG0qVRSZRmibyE2oeaNdBJaOR+bb83Auj7o=');
INSERT INTO public.answers VALUES ('d4dfd7a8cdd295d6', '982a592f692a4f2f', 1, 1, 2, '9i5rnkmN5PVR6HTwsUi0n2ZRc+O7KUcsdmN91v63Wn/T/H1hcyv07cxd0E9rtKWwWxv1krfTsH0RQnFvuRm41Ttwz9RxxsHr79XeLN9N6tHv84wqt/s15HMzLo8=', 'CMBFJaoT21k3RQ5K+vVZ2/gGp0zWspznuuA+jpsQcJ7+ozdS740sP8UoIH3+kFK90gv49NP3UJ8MLsP3Na2zMDtyszN7N88QPSJtWT3wRskVDG1NKZZxqQkaon4=', 'tYwt5+ThVzNZaJ1MfxaObyGwmZpQMVC3ie8sQDsWRohXJMIuA48Xj9jAgdYc+dtJwewDJkoT3nsS5AXloXZ8Sh1ueR0tiBdBxwFJeema9YqAKfSbZrJCnbRLI00=', 'bvksc+jGUcLSx0dnEfhZWzQpB0MpxCpHpOOeUs1sGFRfDshiKNkL7Fs/L4vngg2av6qV4sShv2BtS15y8SqeDckctVTbfpkTm+nM3pyzU5rylzcmIfx6v2SBXcY=', 'nz4g+UxysI19QOPq5GwD2Wfee040Q+q+CUB6/h8dEWbdXgJcBFh3xFTiLEdYEjvkbrLqwXYZmzXBHudx7oM39g1HOO4pMh97O5EtakaHNlvDqHzH5utk6+9fBAA=', 'lyhyrVm4+1zS3NPrp+boSkLsKdLk3isltSAf0ikGMg19N0hIpR5TQ2qxsfUK0y+wco1rEJW432pMu/+KhChNZW3hkb1JYO+INI+/AsAvX3bsudBcSHA63MzEhZc=', 'LG2HPDXUVIgaOL0ox6mfwyhZjYBRmt1ACUof0ABbC95W7K0Z/kSlOVLzGtb42wIqy8ampeHl5CcSHmU5pqcB9vBePqBPrw2PV8DAB9XZwTHKFbzeCFDdWaAhl58=', '8YcvUxuPxH5i3/tbr5nqgYye4QnXmOL18ubgNl3cM0ifWL92kfDbvukz0lG1ZCgDwol6lVFHBTzUBxzCzy3S4a8Wd287vqZzssJIeTK+sPHWEHy9U2xnRJkz824=');
INSERT INTO public.answers VALUES ('053af34095198b8a', '982a592f692a4f2f', 1, 2, NULL, 'fZAQqot7Wp1Is+nIAs6u/K+tFOnQ7pdZNeH0IbCfJqJdMusmUtGDnsknXUl7jf1MgkZ8bcbEdzBd9nlk1FqmQHyt+UVpvFycvNCNZe9Xw1RRTiL31nyLXv5+NBQ=', 'EYxu6yBsgUo2AvVq2D+yKuaUnvMxAmXmjELeY2CIb7UFqLMx4A4KZh2ehkwnhbQieXNfld39Aqm8X2d7sD89+6wzcfILHdFmrVoApW2CPd7xhytpWHoC9MvnQBY=', '6IK1NPVdJYpI9ML31CoTp++6YdWUMT5eSE8dHeRKUJiiVXiFFRDcYN0u9VnuSH8JFZQzKPA72q0cIafmhI1dChZwe1fbtD/fbkVd3suv1W93hJaRJQ1gBloU2bY=', 'o8ZEQf4nETtHmCNCNUrCE0meH+ImcZi5L6Rysoiuhy4tVTYXRcX9VVTzCohvSqbKGvMBUaugUYR6+SLt69SUBXuigq6+CAmpl7RyH86yfqxqD3pyYWF4r63+IVc=', 'jLVohyFDhSmQsTVwCcBrUKe5Edrf4F33g5hHlHn0/Lxwu2cR7o6FNmya3ByeWzwjbpRBf8H7rW/eSeGw2TMrHnydGTWRC0x6HM7sIY9BjDXP0ErqKY8s7wwxhD0=', 'dfBKRcpIQRbQkwDNjpPQz7AZ3xBhGtmlszsjmuP6wl3jLCJenu8SM5kR5Kbj6w5NGu5nds3PJCO7b0NURpm/ZSfRdf1ygHPrzuRtMhTsH5s5mXOiZubdnLh2Zy8=', 'C7niodZJYWIFUVJ6NbbnAABbec4UmaWizdQxn2kqwU8bNlTyklmWUq8ll3gbXWOQMLHCcnXLXiICm7l8nhKxLYa6okWYMH1+8+7NNQs99ImBmYzPdb34p71Afxs=', 'RNcs3Ovt4CMJJzvfzZJ39cvT7hck1I1BjtgTeAy7yMfY/5V98JovtaE64J1mggjVKlwyis9uHxsJlyOhrF2TRvIWrxGBsTDN+UazZA4xTlyFeq7o4PQY2U4K/yA=');
INSERT INTO public.answers VALUES ('e4918daa8d4ddfb7', 'b7ec67624a3cdfd9', 1, 1, NULL, 'tUAWFxxb5fyFYeejgfUVAkk4gZXJbIPRpcLAXN7P8wgIB4sd23jJeHehJyJQjs3pxdSQ4Jp2tKUGBqSBWIEGkKWUqq8wJ5MDXKJ0cuJiGskyCl9uygJXi5qiLp8=', 'M0Oms3HS+p4nsoKDjc9hI+S/3aDjFde+KwH9Tby086w+Fk4yLIGgpb4F9vON8lm2fekxels1OLfto1T/B63ONobQsq9hAmf8353kjvc9zNkFpM/+W95QOOhboWU=', 'D9Bb6cuhnlk7q3c2W0VduasBOmVZnQ3HlLTpIiFMWPv2dFABJSgdXPpV6ktadU36L4d4WpDtVnhNY1SN7Wt+lg1g/OFajCIw0bkVt+ya7/ocmdDJc3aTLPDhc38=', 'jW0Ry7g+SBUMnz8LZdyIlz1p2qOgySqDKGHEJrtYevElfpwxQ7ARRjHf/hO+fYZRfpHdE1smBCPYjuNGhpmgjZhwZ76QHYc4FWokDvXwwqGwzLkm9rdyJ4ddzac=', '2JAXZWfrKewAF46cy2CpW/A1SWX+lAmyPvSmKlcT+LrgJaOQ/29ZdFKhVay+EVHgk/+o4vW7L8qYvqvsc9aJ26cOMTtGSWTXfW/NHPQ79tqqRVnboFgbOMwjiPk=', 'Si/5BTbyj7P7dR0lnr3GLJx1ZDdnH0i8j//NQicV6z+inP+4QwOaAfcxviXH7YtGWL5p/xobXzgKcxrmggiMrj1ysVNcaPfeN/vy4BBGlIx05AY3lzPrypVOUT4=', 'BWW0bia7HxI1tEL23C1SpDxTL1RCtz8DSPQfkGBBaIcu6QMjNIIVQKKbNXeh2XIeQajjWbL9iRF4hGJJykAiAOEzQvZQiqMbVTX1bZdu7A4KimuBWrGOMq22OE0=', 'EuR4T+iLNp+kUq78r5xuaqLcVMbiyniEKw+uT0m420A991BDrCYfTwWTi+lUeQNZgUoLpaDQna/0NJ0P2k5IHReipoS/r94NFinl704PeXR/xbuYYYvBv4ldfQA=');
INSERT INTO public.answers VALUES ('b45ee5fa63de5286', 'b7ec67624a3cdfd9', 2, 1, NULL, 'EAa0q5rYzTKeAnOBK8abSRiCH6Phuk+m2TRSDSpa9F7Vqfu1ZyNDrw7neBaYOYPvGGRV4n9LkVli29SqhoohIUGMVKRwcjFNP3Wxfo3HIhDf2wJ8OzAHYAanNyw=', 'elOEdUXwVps6fHJDn8FU5Jjzbdp7d9+urPIw+tVjyJEBI+eNBULPr8sRHngIyCqzVAB/omcUSkeOeU2DqmteqdX4KB+Mbj7zN6+bLZuGaWY6MKucevqRNbYTnDA=', 'DznOMbOLA4apLNq8KxKW/NTTyyz9OCYJlYB8Jyzp9voM3MdfQr9Tq9RFfMxpoFSa3CG0+jMTtatdbgXGW7kp7Y0zI2maQYVLp4BpBhO2RGVQkhCku7NM1OPPgEI=', 'i7ID1ce1DluQOUU8wM5XXut2iHXpAKUISAfDynyxJNkAyYWa2Bdot//lcU0ZXCScOwCLsWPffhzeE94isz9DqjDOFQsX6W6/cdD5+2a85NHDUbjXYExFIjgA2+c=', 'Uu0/NyQGqD5vlSb7xBv9KYzujoT5usDQa4rdt5KVkTXywB+RKVAxecs9HveQbJrVGpi+2r+7gPzRSoBXWIvaf0HNWQL0V1x+2+nQShBQF37H2eM9JerbwLNivNY=', 'mSMAyD4GRAZbcTO677CTecTNc3Rel8Csa14+X2vedso+IlgcJgClXiHJ/3GsfK2t6ZtpvnIPt3KLXXKQlwYRx1LnsF92nU3MtMi3ZZw2U7P/gZcmo+7pxB4zRV4=', '/obUwlHZfFTUjlpWkRSOqPfcBfRpgnNBjijSg/BvKlAkYIP1vdN6Vv7KyZOFtfU47axxBZH5DLJK3yFo941QNt7nJzcwTyWujtAr3c1u3sZ725eO+Au7HHQvats=', 'XtOtTLXTv1oL3wc8bBIvG8egUd3+ruinuQuATaZ/FxtiqCg4ciMQPJ4q6QZxghnW1o3Vv0VWDgPYU2CHfYtRljXnJ43uIdsCVgV/NHsCWkNGqyY4tr0TcFAj1Mk=');
INSERT INTO public.answers VALUES ('0c740957b51053d5', 'b7ec67624a3cdfd9', 3, 1, NULL, 'Obth2aAavISfRuhQOxrPz4JU/pdFpfAcIC57AhmlRUeCtHRCIfT3o8yVgd+4Xyl8HLArVynfr9j/prIUXVXyMaeyYMA6CC+OK3Hp2KMoLfdIzkiWVuKCZOAziBg=', 'd6lbUz1fGk0f0QDZqyQOPLNxWMrmx0aOby3bw8LJOHvOIAbGFJLhA1YVdUbLpFoe/3QBM7NgRwGKpe+/HnjzVyxfOUrk9M6GgglcvL10qOaTV9FytLjbTgJf1z8=', 'oSW0wo8o++eBwF7NqXgUKmaxGyE/L1zeud2BSyHbZ7uAmsSkQ/3SVH7yEj27OPnHfLwQc99U6tumnvh9peMB6sEPV6Xubc7vHAwonDQpk1JKez4M6x0MQk1f4dQ=', 'vhv+1ruUDaInY59QNV352M3VskP0jNrCf90EWRTVEHYlX26QnnW9eOrTC8krjoiUcxyz0bk5Y7a5EncszuNUdCNwcUu+L601k02QKU/K+UryT/1WCGlPZYqloZ8=', 'PPbwipEyRL/YQRtI5Q8EjBk31Yjh7Gwt+vxyNDIwUYxu9T8XDAVmB0uKt1LiR+6ZQ5QBsdCz5JXQzv/TcsX7jCQ+UgO+E0pxCBAVM6MLqJpV/AOpujHwbnlkFyM=', 'Kda18q8IVQ7LrW5Fq0q/4vMaRYB8otbDpa/nRl3z/13wNzhgjR8EaPQv3oQlzJZmojrtgDGB6lZvODHXByTBRsl+cP/HQGV6oyd/eJasrdLCmMfhmAgQiwubwbA=', 'qp+4bh5I26BbZvliQSbV1CsQfyGAsL+WI7ly2GXMuQNpjwgtPdmHsI05P+qBRb+NULIXmweXTxcSwpA+4PZOghx5DiQkKU62y10uirE16dCQ1eerUW3Ox6H8xVo=', '0lasczdL5zu5vVgMYkbW2iPCSxXwv312p1iLQXtIuPdCbOv48MLbF5y6Jln6sO+EuwZChmFLHb8fB0OciBcmP4deWc/YJsCjov4kK3GN9lOkJEeajkgRrBkxcvs=');
INSERT INTO public.answers VALUES ('72afad10cb1337f5', 'b7ec67624a3cdfd9', 4, 1, NULL, 'N5I6YDV8PA3qz9JAMLZokUmV3t+GkFG7gI2KjJpv8HqIG4pnys+h2Sm+teKtNuejMnrdBbSnZo6l6BwVr828Xd1B1CqHRlt+z2oqWLgMZTN50a/Yhxkdp2t72k8=', 'bzOlQo/HE50PjeR0NIwq292iU8+f+VnTqySbjW9q4PJiPCokj1CE7v5ZAIhVZEbgZRcIcTvqI+1SuBbaSQY40dVIM7LflwhOv8cK9HIYtKDN1J8DXDjiJ8hz3xs=', 'hd5hz7l/z14fqPHZRDSlWHfO3lyxJ+BDu3QDYCH484lBWvegrEcrUm8KedohszlhEIXyp6EaRWENVfv5yo+CmeMUjI8CN9hrVn82ncrIkrBjgHOB/trIW0Cq69g=', 'wjs7eN3KXOYw9bf4HM0AfhuTvSYa9GtRACsw0IcWtkVH4ZrSkcBC/RhKWr9OJW4sxnpXj22vnXmh64JYRMcuXp2ZMWoI1sPgV/T2VUAyqlNY/XBgwoyMRCbhrLQ=', 'oK7F9ZbeCkplnZwR/6JVmur/F3xHnCnzJqiL5g4vPTKn2oL45SCI5RmJba+Ax3XhyMlV9Y2ITnZJoeM3lwNuy9L1iLQdWugp99AjeF1CRtoXS17/q31Gtqzq8V0=', 'jIzTH5e+6Gsw8WLdLuDR9zmealLzZkk2zCJGyzUUNLxoAMq2rmJ0qjUX7pNgwiPmSHfL45vADtv9/w9lBytE/QqZ2uHAL2puDfgvzDA4tieeLdf4l/WjvMR2AzY=', 'sp/hSuIeeJAo8ISrrTuQ6hlzdBLgF68dCQiyVB/vJWp6EvQD6ilWMRx/dpt7mPoxDn0sKpa9MQk+iFL6hQAWqu0Dqv6qoxsQ42O3879vY8wgtp5BOvQfx7lnQjE=', 'jHg2tztBjUSStO71rxkU0rcd4QxGRl9uZB6AvJYO88gJECMiPGB3uoxJ0l9gT9iP2632vGsykg3eAomfMq9dKT7xCp4gP1TaB3Yu+Wazll2hD8ckukwnbiH9bdw=');
INSERT INTO public.answers VALUES ('d4433e8799c7d156', 'b7ec67624a3cdfd9', 5, 1, NULL, '72jGrfCMemnguLkBWfOkLo2jHaAdkwXMSCJwRjjrKn4PkfrzC11tTDFt3QZUqtxUYxp0VNGBfxsQN/GSzuT4LNSN46FGLOkdygW+qRaxa3Hyi5l5uiwXmBQtm0c=', 'RSN/4F+XcbwerhMxcUgTXrgB3IKP6FN6zuciTTcaPeJJeMe1O/VIlyAoIdL9KZaSL2HOCP4JzslCOO9NgBfilviHHbQFg12Rjvf+1uP71H0+j5duSI6sjB6Wb10=', 'CJhsCzgcSBbDFKwGJ0XdnFJwkRrbXFl2hFo5BngFJmjXLSD1MOikdrH6jsUOmprDGTjVlUTjX0SyMERguJko7VeXp4C/4UVapv6Mj5QbdpPQfbYJpNqNHyK9t2c=', 'jUyEx9n4zNn6FdTwJS1Y3RZvRJMHjz20lq+yj269Y5vCA5TcHjBskkBwsKr7m8nI3iZ43tJxeBVrFad0iWRxJlDvK82+Wxk7wkjYJ/mGFInGKIlleGXvrTQH2OA=', 'vvVKjX/7dfIv1JywBbmVVjGDY0aSCU6YF/spLG8gRw8Z7y9g0VW9ccMIcZ6fkMNHyLjydm0iKH7fWDqIeavRBTHABv9gF07nurjMdq08QId2dT8gVnkEZAkPD6s=', 'jfKJR/pPQI4408csc9SU/ZnwfC6Nm7C1qoqj5uX+BdFTOQ2/QJAX5/ybgXZP221C2O3BqUuHhdkT19Qiz8ZYTpVVXhmn198jn9y/vGR8/cmqk6RP8myUXXChlrQ=', 'N2Ca0mNOh3eJqIbTJhppydE1lI8bXKM4dkWqeWH6TMLQ0Xg4DSAicxGQFQQcohAJWCC5jHiqZZ6rqKog4fqRh+c/Kt9Xxqeb6bHtQnpdlRjg7rfjNLSdvWk25Wc=', 'TQg3LiFqaVhryGrijmsI7A1XmDcY3Zst0byy/+21ctAfUBj6Ed4rpdo3zttdP8UUFzoDvmcYhZnqOT4GLDIC4RZ7tdKaPAivdt7yHEC0GwGT31gKGtPhB+7fe9g=');
INSERT INTO public.answers VALUES ('2b751f74bf4b1d89', 'b7ec67624a3cdfd9', 1, 1, NULL, 'ELXkiov+Kp+Y/C85NcMa7cMAvJOX3dEtXp853ailJciTl57lhFbBQICIXgjQCMJ38x1NN4Mf7whv+Fxd18LAzmn1LkXzEBR8vSi0xHjniXfYOK3kzF+ouHZw4Rs=', '5kQQjXY9njzzdlytroF5uh5+3w3q47/EbRZYxDw+PjHT+MjsBMtRmsLKrEhnZWqPuAMrcpXz4/sn+Ayi7a++EK3ZyCyumnhsAjuxC8YImy5xGF68t02GVSDptk0=', 'WZBnRffpY3RFXXnq8TL7NK21mdt5tE44NNMs2t+TXhGDZGcnclVsO4TGIZ7XF1PtNQTwMuP4j1k++5h+07wa5DOcKFBiNszAdmn8I4nNmdYx5TJF2NlXLBq4zIE=', '+9qMc9tKMUGk3kZdBI9dEkpoSULksFR8ZvEdLMswG0Hdn5j83esUGV29r8tQEL3NHuhwrwM7Rs8aQYWswKgU5Xpf4woyLUWZHmXeK15SX+4kBXo7uGMHU33KqO0=', 'Tqpp4lmf46wMO36xV51tA6VPo/yrD/l8jMTLPN7J5pzKakEXT9TtiPl99cxBv9DDjwvr9oMkqQ6m0+9mguwgJEb9mNGt7Xx8KBXSoTAE5Loo5rumLXnCwZGMxcY=', 'uT52o3Ebv2hYkMwFK0a5VhvHdsvR3Cf+wjDQuFdNJSizwNi7xuHZQFemNloWB3ce4pdCG4h7fjyaoed/WMyWNh1p7ZlfjnbQJQhQVsKrc/aQ9DAf0zD9GgeUeFA=', '23DuY3dcVkLMGchXQHzo1xFmdEPG+y/b1omiL2gOaMQiZuvvwUVVDDuvxhPsw+KMdO/iYhbi42Rthait4lRo+CRTQWERhpf+CVL9mtH37DwZAmd5WN/pM1Tjbwg=', '1Z4+G4+FDToDcxUuqvmO+nKDK1ohDz1fYD5lu01jnQF9zheUpTAOYX4HBTisXDQ/p0R1emD2p1X2/aF50C1jdpnFZ3CmPGE5yajlM9EDupswHpLzncJZiLgcY/A=');
INSERT INTO public.answers VALUES ('9cdb4deb665a501f', 'b7ec67624a3cdfd9', 2, 1, NULL, '3NI1+ZMps+Dp8mr5MJUTBkUrC8hQAZGGYeYHxvhfQpsq3boFhR4RocT7ujiJ8+Ff0dlQm2BI/lU055DwyVAyKTSb9sbLp913vKlq34Z3X5OuKfPk40GCuwNJGUg=', 'JU2ilfSopY6wxyAnkKpP9/6XEKddNeSJp2Ne1IAaIApfOMc8p2Bl9qW3A4XBSxojcoU13NYDqMJLmoZPZnp6DbowjFx3IxTUdA01CR3vTMLYHHHuKkjcnx7BfLY=', '3XsfrVyBxoG2y9ERhgFs0Zr/P8mu+HxQh0aw1FJ4O0JvF+ueJWWHS9jKonkq1ZLzuzZFrd0dGl+o8ERnZaDR8FFfo4UfCXtyfUnmz49uhCh9iW4Xg9dHyyUL8uY=', 'w7HtsinjYEO4wkV94XBf9f0txrbtdqxAXu8GopWVUy9t5VnQOgDpWzONOG5LOmvNM8byMQA17ZkCEgWWr3OtWDHOD0ri+nAxqF3JbsGOE9UtSm1tLqCTMf53hns=', 'qXcjKLfdM4rHdBz72z3WwWTG7Yx3/QVJi22TMSSy2jzkOOx8DEet240Ls9Sok5Z6SxwZY+7Qoka4AWGZsF33FoPlW6gt7wo9h1KAm0VkTlKGB8L5aGTFzDhbc4w=', 'oxSL4PqNb6+yfvcLQX2rO1QbbmQkiayl0Y9i+M4wxVVHoJHeXPvv+c5E15SqYg9Tg5R+fXXoryzY00NsTAQKAnQxPIf8doC1hW6X9V4kSRAQeijgvC1bc5mIn5Q=', 'wTI45bM4Qq7NSvTgHopTp7wO9mw8sfvGkP7kb4tOOxkAdTbZ3PA3n9xPnwT6PmYe7XZ9nMPPPRaETwORe51GujG469i484neqAlGyvlDdpT3bjLX5L4BcxX4dSI=', '+gVeOxNobaEbrk3KeEk5wpVWc00RZG6+XreGtNmBDNVS56AnmUzHKWv/huPajiC/8E1+0dfhauyG9JNmEuc1mbyAlchO8SDlv3A6FNd/7Jl6yFyNcuvBCWc+/xA=');
INSERT INTO public.answers VALUES ('64b3a12a0a5305b8', 'b7ec67624a3cdfd9', 3, 1, NULL, 'CTJgPTAKDl2IoJB1BduEcm7hPYgE5munmtihTgWPRn7ybvbV52rFGY4ZnX3RO7fD22EuN93BkR9YWui+ycG/06NWaxJkRl3PHu55g0NZqVU4MYFQ5KLy/xZ5VMk=', 'XXtSFF0gl3+O8H69J7dqDSRM/kEsI29z3XZSEkp2PXLwQykPYp8/AEQimIK2q3ktOb17/2SZtI6NRatN03yuhd2TfMOYGT3ds/rYYWSivB8N4plSKMdQHeJ/Ibk=', '2FVO5UUZndrg+y5ppmOAoRsu6jPfS8dM2r4EiO8Ytms9PZeR2/bn5EYBpiyfQMnbaiP4R8guBuFlr4Fq3tWqdEGx2beDSOH+35MxUZGrRWbK7j/dyjySpBJsKuI=', 'mn0RifRgJTTvM+LvD4GRy9VJbHQ2k9E9wlTDmyirNkr4RxiRRmuQ52fpaI5J6tvht20uF7NEgownMzzEbUFnOKgmN2pspO2HIV3ww02gTScLOuzMcLqfS2BJ+w4=', '2Zgafj3ZfrKZXHEznSoWIfxFkw3ak29rzaY7fmh8yGSjny8qxWH+08CRfbu1boR+fVWqySQmGCCyYW3sNLOFYXyQyjC93gioPxccT+qqpAHLP4zVkjRRu522JVc=', 'tHJhTy1nXpi/SuGyyIuu4ZWPbygVvJw0WNeJ++Qd7+fF2BiU9K47bNWFobzoNRM+gQYUhX7e/34H9LHME13OlW6UCtwrkBzDVbMQrrldXME5Pnpg2j8Jb8y7iTc=', 'iIswvmrcSKn7pGhq2khTGlb6iOxCaxl4z2buXEQBueEYSoqVYYHYAjpb39sduUK4qNGu4GbLCBlAKArjoh0VrxprenTqJTP7gOqczorAnRdoyG3UPXhzAaSctf8=', 'rNBOXGUh1ku4gSrscZ7qECVDXd1MPwdB9GMwNugm8tn5pGQf+lUKhdNoCys5xg7sx9CfOhfh3m9/OgZJIG0Pjee00nWE1/31a1i+jiyq2gW4EUUK5Asx3U+FTr0=');
INSERT INTO public.answers VALUES ('85d804bb99a70ef4', 'b7ec67624a3cdfd9', 1, 1, NULL, 'JRINb/o9Xi28ZgA4qFpmRkxb4fUe7KRLjgvUgn6ECsNcy6VMPGY+mCebj4ICAvcRQgzqAqplyNyM9TKMPLFcCoJp09sjybXnQoAtWgpeupQ/mmJ5eMElUC5Lttk=', '/jBwSrxEaXxE7Dm7SGlUWk7nVeLNuvkguID3nBZi84EsVNJLEP7h0sxmradkF2EeH+KrKnkyPeILR6gS7pODwOP88lrBut5xu1VOfZS0ayIVy9SFiqGZHhKIXlI=', 'vqgEL5I9bXz8yyUSy+RoWHVu9IZTpiex9lckCE4E33wb1omTlBA3GC1uVOE2TOjsK1ZUiiwqrR9geSljm0jJH6wh8zSNvD19JWUYMKHE/vp5nJiimCFq3Uj5AYg=', 'E+GE4H7g2Mag5YzkZoS46CGZS7x50QbFEkC9m2PwN/ZR2vJQ5t7n9TbpJhtmjof7LBgpIV4vLHEiCHcLpxpPeckZZz49mILqF6R7l0bjYj4mRY3zKSeB813j0wg=', 'mQaabT/wxqURsgqzvviZyrkZUx1pIEk4zgYIRUh/Kw0odFfEzwJ3zH3khrCYsAJ8jQmkD7HQWK+nNZ1+yh9ezgX2IQ/YNgfPG128MSncQexpTLo4tQrrhTIB7w0=', 'V1LViotQ0MsmehKMBpaWAZk6Xf2si9mXx/cCmwI9N4hN3Q2u+I9gETZNiqGtuzMJGY8MMYyYGZ4PbpGfwfBh2wrTXl6NjAXHslKMe2tqbW9wba088iEca5rjr7I=', '+THL2psxOOsbk9RMg25fUiArpxTp4m9L5Z1+YlCXb5vjxg+VeRv0MsjkQqCEoBbF3KWGgrz2QJF6rRzikXYa515lfV9sjF68qf8YzXmcnN1TR19hPgtSzJ5AeOc=', 'mSDFndr0xatidUSe7706BKmiNa/ivOqd6EDdDCULvH4vYcvN+RVz/AVmnySj92Xeh4nTs4ziNyjRa08rDD8vKYBfneI/z6mlSTJd0vidWA3tjdNge4MTPOJvNb0=');
INSERT INTO public.answers VALUES ('d1de3d215366fba0', 'b7ec67624a3cdfd9', 2, 1, NULL, 'KzfnxlKeSnwXg2EUO/mAGBBO3FundZ03RIaUTSsn7+p5otZEqFDkvvQ1egzxud5HZpj8oqn81Xzka8dGzEYXEDibXA89pOe1liAobPb5SvOvRFom9j0mb8wQcnw=', 'E30ZvjBX1lQN/d/5+ZBMlbWOyZ10yvH+105d24E/JdRITfjgqcsC90qFWvpOktibQHrO91/fe/iC/rhk8EmWYxy4DtXzCaMFHXsNDbl+wTlHHjqxUgP2KhQJmMU=', 'w+c6Z+GBvQ5BzFSSXWyHUfNWjbeFl00kJ8Pl5KrWDSaq3aPWdTdf0sJ20HXJk99WmuI0QOPgDN6CBLQCmQhR8zx/EfBbo7EEo02zqV51Vu9WLsVxQJiPBDAHOB8=', 'xqSer0tL16va1HvmuLsKAb0XQGgQCzXsyhEAXkPJ7MMKeDmvW49lG4RMdfnrZUNimKDh8KE1bL0kcdgqE+G+Bsz4haluP7jZcCFyvI/ZeimPTQwQSle0LHXfWIg=', 'MqdQU2P1VyXRiCqgYoTzpyfToESA/cCluDToEYnsHbQ6segq059GNRT8G1LppadxbNoTewxhBg+You/BcoEUKk26OOzZYGUfVc5OR9MDZv9khR/SC9RkrBQrG5w=', '0jiSXy4KplAGlNcL5lEA+S0EYE5kPqH1Sd5fzPOz3DHVri86bfsBcBa2Cr8TwADQQ7A+JZw1synBOrKJ2kUho4/fi+htXpkj8bovpKVhZy3FGuUsY6on94ousuY=', '4E299Jv/vpL3zhGs5yiBJ4p9ASj75Tn2nmVgkbfkNw9MvldYT4HNW81vTvZ2weSL8BJjCO+yZBL2hvon0by1OBJkPrlU/8VT3XR0V2Kbf0t+BT9UTgMwa2cZW7U=', 'DBnOykAFOXA5HQkNyVeFtQl6ti5gr443rvmX16O9gH+xh4V58vmiKEc4MNnEN1cL2g4d45QODIOmmOHo7Glbck7gfd8B+uKXjXkyfmqFlVJflMnAvoUSNf3IhDA=');
INSERT INTO public.answers VALUES ('d11068fa5c50abfe', 'b7ec67624a3cdfd9', 3, 1, NULL, 'zjwFR/aP5nI8niDYJNw+E57qcb6JWisEo7Q5utIsAqTDM1GFw1tVZbSpOLlQFL/63PPT1nfrFudElhjjF+p2WSVrdpVfSVfKd6tQCpzOxVMo8gOBl6qazYuUJWI=', '+U6YSVS9BqntM+SpoX1qUFvHhxXGrCcl/5Tom5hmDnqQ8cM973yHMnY4Q53gXTk+UXHjtma5Em0bsnii0SaweP096ZVV9hyqObT5manVoG3jTeT1WMp9wtFQGJk=', 'SN8okV+1TviIYrvtuMNTjTkECn1F0ASqRFo8JoNC+i0fgrhY9+yfnK3jyar3m1rnU9F841kPuJW0ox+1taYI4x6nQfVDSf66rbnQ5PxoHda8EWf0LcSlvK5Obq4=', '/0+BxGAsQFNzvcgzzCDmLy2P30B9e+nnCeXr92v1ZvxwiO24guMlqh984xI4nJYRwpkXboCXyQzeXgXXywo5Pv9Ai4Y5gqdZv0QgvQ0sxSBCpdBqiSyA2VixmzQ=', 'HxursoYzyFdHuUGcLrJgO0SJfgoe2nRytl7mW02tVxzMRXfJoS5phAtGe26J+pev5qDU62gV71g9DaIwvc3U14pC/odL5C90F/UFjYhU0OMJJDcE92D1Sit6iSw=', 'edJ/uU6VBhNGykawMZwPtzQ7i4lX68vg8pYHr63IGto16RWHHxO//mK7EeranIoLXGOnfXQ9mNBu2mqVTTNR6NTWdLu3eXEYyV+ZDDupv0w+WsFUsrVf3LWVx0s=', '9Ap+bDwEUEVoUBhaePFEvZ8JUYJ2Nae87nrBYoMtEvAdT0UXrzjabyH6XmIeAunJHNd1T0Fz3rZ4xHHFN60oQ08etOpDyNkg9H8LBr82WqYiDFnFmfiismh1Leo=', 'IOTVwoYMN1NkQs91yQnNi1M/LgsHj6tXZC1QuDHkWXSQ6BR5pzVNpmhwrVEcBKAAp8vKVGiZbLnO4+JWjUSLh3Y8JadJPAjhTK55c/I5kVWDip/AG962hglJzv0=');
INSERT INTO public.answers VALUES ('4fd467406bb50a79', 'b7ec67624a3cdfd9', 4, 1, NULL, 'i6quh+WwOHmKg75dC4W3wrHyhcHnw3fnQTgXclTQ/HGlM8JjirrpeqWQ4Ppc/5XDqSrzDJqmudG+CY8etdDVGS4G/FcNrHnhQXRJZlFVT8qmbGu4qeXAPY27GP0=', 'FxKT4gW6b6/d/oeF8WFFtAZeh2ClNQWeWldMLfrIDQXkd8RVRn9CMaSCnA04s18MqApaMCgmaOftLS0xIJEKgC16f6O+MVc8jr62isVqRr6KJPxdnV2lBhLeub8=', '0uY45udPdmVVynlitMJRQSQb6iz9ujxuRZeArS3khBxPsaYwU84RXuQtb/Bg56q9YDQ0CXOdUNrLkW8Xm9ViQIZud1Cwnbt03owLron8dZUspgbtY9OFnTOIhpY=', 'ozc1jkFAqa94ppdeI7y2/Qu47gaXOlvNSMCTZaA7fxrDlxy3bEZ1SFin1ONMVkAu5kt/1NKs+GM5wKx/y3BmBVppbyyV0tXt2G7K2mJj7U++mCT2rl8HdmLOZwc=', 'cK8QWFnKXqxDLUnskFzYuf8LJnTJuzQH98plxqqhjeHDAoomVNhaIVhQUvTT8yh573Q/i3GaTzewYee3UhRWmsS5KhwDJLQsxhJYJBt3A4tVU4J48hjznv59wr4=', 'A3TTQCWZlFZbK6Ph1VT8U5jjgx3PA9LHf4ptrwwGAVvwVDv8TSrDNCd8UDPnWtLx4czyWiADcFSJRO/eu7USCTnLoIqXgfR0B/gYLDEEDnDJ9tGRMoWPlluJ5JY=', 'D9Wveq9Q6oqZKHbPlBq1uEQ2o22DDNSH0ejFBqE0MMIEsAqBGuBMCF01hto4z1oL/7DTkWpEhmPGe1piNRCfBbNISjHR5ojt6yNIyo6bFh3Q/aFZpryGFqui+SY=', 'KIu9gZvXCKtLcGDivciLIXCZnQ7betKbukCgVwbhbjBOO6AFUr/4z/SRYdJbfWh8qwoTZ/AiEvY87xMzk7vZ68RhTAuAEQJ57qlLBvnvs+6ksht8bafqWIubm4w=');


--
-- Data for Name: cases; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.cases VALUES ('982a592f692a4f2f', 5, 'b2df4d4497ee23add1aa0e9746c7e5aac3a829a4ec0da8f47286e2d10e8cd999', '2026-11-21T10:00:00.000+00:00');
INSERT INTO public.cases VALUES ('b7ec67624a3cdfd9', 1, '7b9bac7c4b18e7cb1f18158c25edec40ef88fa36c1cd6eb3487d34ded74a67f3', '2026-11-22T10:00:00.000+00:00');


--
-- Data for Name: decisions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decisions VALUES ('20dcf22b88c21acd', '982a592f692a4f2f', 0, 4, NULL, 'cQXWhE1g82DHf/UzJP8ih5K/2znSruBhf1X+ddqPk6nnO5uWfA4Bu52RZAM8plguMs0CzVUBRBwkz3Hfuw2eRKg77EDlz2zrexLY4r/HvIvW90BIREaG2umRN0g=');


--
-- Data for Name: documents; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.documents VALUES ('9e85677f06ef294e', '982a592f692a4f2f', 0, 5, NULL, '88rekj8Fyz+p1WcGgyHYP71HtKkrUM0mowXL4Ar5YpJ596RLroNp3IbIV9JSVaQw9bCYKtAiBNHyLji5MM9SvNwr0TodkmMxDrUsuI/89K+HsJrjY4HcSYKiEIs=', 'hrW0dAyChX864gHGK78EeYnIh2DshBoV+tLnXti7Kzb8CIl1iPhMoYlbW8Y0hE7k6Yhur4p50Ee9HtnKAdYGvYnnpNDIIdbANqxTq2DWmiArIS6bFZJRwWN710s=', 'dsqH4w8XUlv9vY+ToeEleZI4JyL5by1ViZ9GQ7eXqnVrR/AIoTnGooDAtJRM0zM8tP1htBGE5+1G/0oX256G+BYYyihfarmpzEmEIy0W84vLQnR4vMaVv83UOIU=');


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.events VALUES ('982a592f692a4f2f', 1, 'cbb87ef0786fde52', '2026-11-20T10:00:00.000+00:00', 'worker-1', 'Tn4S/M9vhuAkg7GiYcJisflGVvI5H+o18+8AjM09B7ZLf28jRuUvza6F1JsqsDv07FN8AnrhVtkOO/UDGU/kjFc37s1k7MCIxmDOWntVYAL6TGihQaFzmEklou7C0qOaKM2cZQ3bCpFXZ0UPcD4y3NU/L8IDaukw5Nb5J3apu8clIe5OfABL4tU8f7exNDwKFBygmUDF0erjBsLDS4183QLtv5aEJYy/EawVAHIzl/9rflHyJ6r+7j1+/2pXPIPU+ECQgWuWVYjYlkelyTqyUbVedwCjpxPtQuENw1SAbsl3xPwAB3yKTSWO/3cBOd+EVWvBkxmVFwkT0RoEZ4UEQPnVGd5K8RifEGAekdQBumHSHPjCpgT9zayjB4DFE/bwjXHPhB6xd9shttg+SRWlXXSsEd0ftAnlTKuUhJtVCqdfaED/jYBw5L2dJJsy36Q107p8JEZTp4WBUaG0PlgtodHc5gKHmoAhcGqdiRi4lxRQb8kQItlU3SAF5kHKHRjmR2brtJgDka+ZdtFkrCXUnHCY8DNf2tnF9vxkn9b1mUwWpA31jtcP6BJ5uoTUMOy2Ixec5Kd0iJugNBeMKtVMN6I27XghlRKJ01nlDHVNeMGlXzjYEUdhymqg32ZhoNrvur7y6ck4CEUgyUXhiTR3n0Qt1t6QNE2LQQpWrs+HaCGxUw9t5phr2X7TV2eyAW9EpCpCGB0vJEvmBpeBEROa1SzNduXJRIgHHoG2Kv33szaEaqOs5WfxCpo1ZCOnRlmckSmYjVyd9b5qWHNXR47Ebl7LVFEAJ2XNK1UXC3YHBJgreyiGrgYceFQn85j2PhtbB6n61x8D/PlTbPf5EyeGHdrkeeON8eIS3KrxoiI1z9Jpk2T9by1k5h+qWgzB2M7+lpY37qRtlSLviG6K14WWnKkloed06froJR9fwC2VefUsJMSuSGNl4QXXrjmGmY/wmiBQRn59zR0IjEQhQepTUnCF1ctiyLFBQ2ZRN/eAqVaNaMML/j+2KtfEevnLi+2fas6mgWjmZRVh0dfnJo9vcTnptzRcexVOgpUnALOQ9zk1oLpVVrQ3b7wxIIlU+0k0dEfZm70mM5+gz/qfAmw479fXsuUVoe5aH6NPb5uRdWIFGDooa2IYBUlMjp35LVBRKbX4BG9KSGJAI69CcupwQDhRBPc4zyPE7vKEBQpsY6hhg6N0cITCdBc4nYYsGLDtJGf9ci/nAUm4NFN8kEZPjAaJ+Wr/93k8CqDLOSHCWADBksvk5KZwTz19Uu7Yi/Qa7ElBeDQs6fVOvwYUKN5bPYpW9LKH7PnkqdzCHMNZiU4Qkgy363GTwv000Ut7jnjmVf0UU0bpfM1wgF0MIyRHupcY/Y02blJD011OA0r8Xnu6f9abVNZyaTXFqsxHs/3jB/zY8vOwaGNCrJu/0joPUHp6mVqBHHs9gDgo0I9xKaNVA3xx4xLqxfQytvxRco/uC+OLdAFuaWEGvNAB/9sOXGSTtxhJLFf3bYWvhbdkY6KowmEjY3jzLnrYSteEChWAHqhiliqaKoDMKHnWHFj5wUqQCZNJnAGYB0oMzlAVPyKJ9SKMXruckDiiolKsGaSYOG4OvZ9jiSdjy05HGaj1eJMD8lNPzVH/lpQRpKoK9az6HC8dQjU2sH/Ar7JuQTSf8351XsJLSDRdDKJhWyukEQkVaCJT038yBX6Nbo8w9OjwYTVBOZCSJh3d9lvRErUg0+qBn+xbShVAgR/XyFKPVH6g3j/2rLJ+cm9Fho0V1w8AXcxLvDlTNRbZlsT5dSNgLPIaMB6mYtUjX8H5Wbl4wPr9lGNewfo0NJ5/z7qyxN5bJDTgXfFiqd0i1W4oPOWfMA4VANX5HkWe2eatCTNSlObwooqn31bzlQstV61fQyWSaxXLswFNav18rX98twb6MGKJO1Af84HrZM0QOrMe9XCz7K2TjIN/B16DL9xWidUKOnzdSgVAXJze/lSAnI7Zs51EJgFHYDzEA579YuKiCZsADfntND7SayG9jacyqDGeOziWvTQ0GgL8msqdfwuDymkK23RXWDVACUVX3AtZJKMk0rtlOsUkqmlMiOKXzuYf/j6mfJWEY42sLHuLk/rXrchnE3z570zR+8VA/DmwnwwE8chC02pMt6nA2OXlbqqmRW9Cd+BCBHUT9Qv4ZMWLc/IKLxA2vDmL21U0Uduz+Tjbt3a5xW96KtAdMxLEq/Xa4KskIKyfJH3zB/z3ELAB/ExAwEx4udQ72lY80zGPwUsxyZN8lyfVlf3g89MyYK8Ob4Dx4TndA4R40nCxr8noPkSvQsXZdmmpmsgmT6nF5ulhq/4RhnRPJsSk2sA2+uax3KnTLucxu4QR2eb7jYzfWPzFraVmpXLKOW43z34+DLmr+Yjp4LXjIdqOKj10bvuhy4tGoHJXogbWg8Y8hIm6wbSlv1Q3w6UVCtT9IqNL50Loh/2fW18LtrKh4LkaY8iWvJxGiJyeMO06eUaygu1k9X6sH7lgiyNMVj2/V0NhSYydlW+HfNSDoYQ3lzYKGsf6SH1ychvaPeBPuHiRr2nOBUe+GMf9ygN9H7dnmkGP+g+3itr5O4L6pt1+7A==', '26602737abde15f13102e918c396a55c6597b30531d2c8b63356f03ad27e48a1');
INSERT INTO public.events VALUES ('982a592f692a4f2f', 2, '3ad2ea2c73de8579', '2026-11-21T10:00:00.000+00:00', 'worker-1', 'xf/cOW0RWa97LQmyndP/NkQWW5iUSSDFPxTlQfs+MaM6Nue4NOAZeEcTBpPcVu5M/aqNFZCXHYxXaqm76XwgDY5puVukMxHtUm1rZFERxynHXSRzfEa5KK9NbTO0piRWasN5N+Jq4R6lPvu/66PVyL+hr8aZlgcJHrJowlENGDCfF57Ro0zemZpeE6bH+NE9BDO4vu/mKJdwTkSiC2Uozl0okMlrPjjBxsqHEyt3LCc331m8UDZS3Kt/bn+KYc0+537eb+xPXfRLX2xIHrKNqS1yArQEVwPogYRcfA==', '0da84bb0048ca752336d84fdd58787512631988a194910c72058a1d75703ac2e');
INSERT INTO public.events VALUES ('982a592f692a4f2f', 3, 'ff702a4547e53624', '2026-11-21T10:00:00.000+00:00', 'worker-1', 'SWsgFHI54pom/6PQGNHG+Xoa2o4dUbNGdGAbr8humGAXg0eqDNwY8D0zG3hzEu6Cje3Quh8CaDv5HqEiyV3nTZDkvblHhPMQ8IywAuYnhdNlZQetVp6McqPY/WO7+G5ruCUeZ4AcEp1yIyBgKCRKG56FSvl133uNRtFOF/yV2I9PkCtmP4AaWdTkjhmZ4jeWpqhdoDcd+Wdrc1aQ', '09dd10f84872fe20002c126bd5f2e71a4a570793046c585e37c509bfa1baad1b');
INSERT INTO public.events VALUES ('982a592f692a4f2f', 4, '46782263e4e6451d', '2026-11-21T10:00:00.000+00:00', 'worker-1', 'Z8GeRBqbrEmXoGom3IP52CW8TbnL2U7UTY/3T5ZeEQ7bxYCwOLXgkHK0+8G4/3AWYjdEfJd1PdTaWp3YCQTKzzLYDMpewm8FqReZDt5+dntHsAxfwuMLaQ0UMfm0tAfl9qf8uaN9ch2uWD0FuM62YoNggVsFRtVP1o1OcZS9+Cs5UzSapG5mKbnlThQ6tjUAK0pDEu+mrBXIuDckfBlrx4mkau2hup6sFdSzd6Yfmua26lbfG9Vx/akYorNv8eghvecM7kf3fxtbKiWF3vDsjHDv1dNZBvkQczUVnQ==', '617f0bd942453413f47a91b379919d424c314f859d746359b3ebff4bf71709cf');
INSERT INTO public.events VALUES ('982a592f692a4f2f', 5, '537d92f230307542', '2026-11-21T10:00:00.000+00:00', 'worker-1', 'ICpYWqBtQ/K5Fy9Jz8rBhhnL3oD02ufJYGJ/5/iiHp0Dj9hs5YNYUJyPBgeAf68TD6JDZRxf95//ZyNXUF17wpwo8Wi4OdYWlgougJzCXpbqSzu8t2TgY9pEM55STFublcyYCSLQmk213kN3wJFvg/qPePR2PqbwJEIocDXd7yUK1+MhvfiFHoT8bUXxzFJUJCaJCgCVgJA0FbK1B71OKvMFodGt8sxWssi0gP3x4ix2Nel1HH+BpqBp4LpHOPL8YC1nspPx/dTLGyxzoYWZROWQzbwTuG7Gme982w==', 'b2df4d4497ee23add1aa0e9746c7e5aac3a829a4ec0da8f47286e2d10e8cd999');
INSERT INTO public.events VALUES ('b7ec67624a3cdfd9', 1, '9c2914fb3ad75f99', '2026-11-22T10:00:00.000+00:00', 'worker-1', 'IwqYcs2EaD0GzBnxFHnIOUxUv9uFcqZFJOBg2vmQeTS+39B1kkdDq7nZGOwXEk95pHx+0wal2UByl/uzs2dE58lqA66P/OmuKOWhTgcDqVNoLNf6c98GdgALIGlE91MeN795242jLNocp1X7zg07JxbddSokylqlMVCfA3iLDM2b4o/ooQhsDTME1PffGA/dPBJ921x4QyMBqUn16dvRZSDD1nDde+wBeD65KELLHeKisIl2E2uCKdXZiCPmDAlOwXMYauO1xWLrZmEKmVGUAeH0xJLHjO00l3wvwcr1Pq7czpX8wpYJvjDNMGAybN2pJ/ajEIqL3eQUuupqCXM1y42W5sRWJempg6vkyLVQEZhOmD8X3iLBhQOKb2SOzOb/IrDOYucyNFevRnxMWaBb0tQPU2EBkWwnW3AaVoAsTojDE9JDhHxTIHx3eJtBebfpY/62QoUF0/wE6JCWeD/7rAhuE6Pbo/CSZQS9B4uF+LLk0xwHoW7LDjlk8C6IcuyUpi2wGagsdC8RELFbsiyj5IfFLAuJC02gVYGUaDq2OTdLBo+ihVed7A0T79HssNCQyf+KdCwUWMQbVkC64AblIqmk+ZpxxQY4dfHQOtfVk86oXb+bQDMBFEZLC0olXFDX1XVlKDftgSI7ZPPn9ncJfXz3WNj1Pb0F72xP/xLkBXxC6p3YsNBVLYBIwV+oVToRqdGHefAbV4+FB3w4xVnFFYWfN63iMr/cGltq/UFeT9gEmRz6JaB9gvrJlwKb7e+bOldnA1Hm6h68SFSlzw5QGsy2TTdzLLqIR+liQjTG+q11rJGLU9h/M5NUYaR2NtmSodI0tBfIIjlIfFn3UkLQZAr7XiX6lftPPRkKg6v8HNDHxWsKNxTLzuIVud3/m52fuYyXDuAZdFvSKZyIJp9uKTGKvH6jbI+pQLnV9NGyKO6QW7PUk3CpTQrYlI7Pwk2Vdmw1sLl2QL0DRwAmM/QAoaM8mS0CAQWVaRGZmzE5Jlff7jTluuUzi7DR5sQCsCC81vndNHiVqp2E/PHqRgrat0M7Lu/DfOW1BIrsjCBoXL0rZRlkLPcat/hYuvcMsKccx13RV2vqXar1atBuPrwXbkwr7YnEuFt14gHGCAmpL+m08mN3jHzeJlPraKKiiqnw8vD1NobcITjG48956+Q+bAuauM4EF0CXhbu8r8b2vL9esSRWJJocN2HYGXJBOkam72zOd7ZeGsA/RDTCb6WU7kkY5p/ZKs6l316UirhJUndneVEPqHsakri1PVeJ+xpr5ApJBmgUgtvC+gSaXgQ8pKX6vWEilkAC87ZXci+soRevLfVJE3dY2thP9cbtObhZI6cr3xmMJOrTqZ5IiKZfxEtRi/2CIITzbsrQxaFo6gbL9M+BQoudOUbT2E2aF6tcbsP+7Qu9IDMQPEm+PV3BKEnhAeI9nBH2/2gLuZSF+SyC5UikqagFzSIis8vtut4UVGM0ZxdCjancBWgUoeIl2gFxwAmCJB3M33vQcVmbVu8enHjKUsqzJut8c6rncSCTLt3dclrKsYKcm2gn4f4380+0eZD8JgLNtDBuiw0529A5LbogT9LnqqDh0VtpalEaAhlxPlZzz83+pNf7czS+LXHH/PJyHZGNKq5XRWC+koI+NV8RROgt/6Sqk1BYoSJr38tVSrYi1fcHV9kpz8MdXHgKG9XbtEc9yR58EKtJqG8To+GIIoO1/F/jtM0l9eVapnVq8fw09CarZNZD0fMX04Y/bkCbUfZgvJJiak619hHTvkqNliNxh8HUmdMHrgrM0db46IlHieLAkrp5thavS9YBik6xhuwg0+14Mi3uPHPhOFvfFDhHO2xc0zlW6Xgb/EVgwAMMLxlQ2ugn8t8pVk1/LC0FbKgarItTvqDjpybNIkyuBDfs9BcK30Flgfsi8p6il2dJ9+AztMDL6DtbB6C4seDs+8Mmzrlm8CY8wf3j6XOCl84IOSYaILD84KsI+vtk3ROf6XNlMn6CZ2oFZ2TH40WA4st4Vo/9/F1evUNGwERdHWRKZyCRmd9jAmlAOWgjO+MYSiIjBt6/0Zb+XaGAc5JIiK26s56e8Q1APEeg2NtgjOuhanTSPhmauE6N4SIPlAt43t5NVa8JV3DFM1WmCYzD6WSpMHNRJQC5bSGr/SAA78YLe4g+fxhVn+0meSAmufn1+LeTRg7W8p42luJK0PClcqv4Wnb97e5XT/ng0XA5slAm1njz2jitNj+tk6xHJR2cCrECuDH3IWmPv4zvBnJCjBGsz8wz7MBC/bz/EeU3jUp99qIrxp2+bcpKjZNDL6hbqwCRQMpgjGTmbeV0uXjMNL61SIu6GNZoOlrOAiTD666yoYOUdVvMR8N+M62OR77T9Leolj2WKyDYlVx6f9lcQ/DdvQtK32+osaYo/hyJdT/mhA0j9HfPsHuJ0pcrxkOqWrYse3i3lQQpBwhkLS22+MW/LR4EHckmnJOQYzKMB++swuMcBlttSimhn5LcGwgqAu5rUfNiMT4Ey13j1iCGJpLSUWxMFEUBjt1fJ5qfavhaX3w4RATCiYfN3xRuDczMQNTFI+4bEZdR8L3fvGBQnzFDnBDtGA==', '7b9bac7c4b18e7cb1f18158c25edec40ef88fa36c1cd6eb3487d34ded74a67f3');


--
-- Data for Name: images; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.images VALUES ('47e16390b0bac6d1', '982a592f692a4f2f', 1, 1, NULL, 'HPEEnKtrQs2BRHLLiVkEQ0TAMilwomu+2shqAgGK2896/UboMWc9eRNRSBWIxIinAp0cb0ghvMaHbzFkzKWPCkOx5GV38fNuGbUtUxO7oj1e1XFfLZzpXUPTgBU=', '03wKLkBetKzbBGTq6s6BsmMuP1eyR/ZSUEmIayRo9l5y055nEdNnzxtUy9RZl8GdDMY27zMfZt08g5WdTNN8ye7yyhk3NZR3ZwZZDOGnlITRErK9xdUDpTjN99k=');
INSERT INTO public.images VALUES ('6f78d3b5fb0c6697', 'b7ec67624a3cdfd9', 1, 1, NULL, 't6lxWcvIAeNMxE+uTZhhErIKkgnLlcVEk0+6L+v8tvqoC+1I/ww0U+7afUjHuMqUy4V8iSR1UBaZCEzbPzHZSb61902NFtALs9EcsujgHHFB1zEujH0ymhJ0Yrc=', 'ttfBcFdbwbVrM3/LQgMB/SQ5KIORG2mxHH/p6KlvAA0bP2DNB0fKkwjw11bP4SphZ8NMYYep5sO40TZj3JU/z9Zad9xh7ny02b44n/LnIupmnXfACHZ3NIMwOFY=');


--
-- Data for Name: members; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.members VALUES ('98c131fe3d371c79', 'worker-1', 'passphrase', '{"kind": "passphrase", "cost": {"passes": 1, "memory": 8192, "lanes": 1}, "salt": "acdb78c7c521f29128e199e02f9382a6", "nonce": "1699a8ea714f63632c99e345", "sealed": "01331e6ce0ac225a1f307bf9bd6714ca41f7e5523c856c9d0956d7680b9a60c8b6195f7aa6fc6d933449157dda298d62"}');
INSERT INTO public.members VALUES ('aab56ab6645cdd06', 'worker-1', 'recovery', '{"kind": "recovery", "cost": {"passes": 1, "memory": 8192, "lanes": 1}, "salt": "88faac46291d5fdb530c271a11e62a7b", "nonce": "1fd7550a2ebfb937aba86147", "sealed": "33a6357aba0784d98cc8a5632063342dc4597958903062e147dc6b1f6b84d319b959b9f5f809c9fb265bd82d7d33c493"}');


--
-- Data for Name: meta; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.meta VALUES ('store', 'c2c4447873f6ffb8');
INSERT INTO public.meta VALUES ('keep_months', '6');


--
-- Data for Name: particulars; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.particulars VALUES ('9f2d1d0e4ebb69ff', '982a592f692a4f2f', 1, 1, NULL, 'GKtYKrgJgHTMyJanb/nV7Mf1L+jgPTGQhNSs2DUvXdQyEu9iQ5TgtuvYeo/NJF3Jj5yO8SVVZGbKTPeqsP0IBYyRD/Z1qvzIvWMq6h+e6RErbyudX1l5J88g5Xw=', 'a+r1OdyLXnTAm0zT1DyED7yainV4fjN/lDo1Zd1gMIRX/Ealx5jvBW1tNogoWpjFm51xIUtpvRxUOAyQGZjciQXD667bYA0JjIhzamqkfqF18RahsnCGyZfmgjE=', 'mCz7oLIiEkC9bbpKst6DZNmtCgxIPdJFzV1XZPjMKYhQ3YEXKTXSIF6fiCw7pjNWB1aUYD/5wOTapNgOM8PGt0yDluCemjwCOCvytAHryfyc4IZOaStpRv5yblM=', 'RqRheKWpVFXYQaRWLVU/gcpxGpwoO2zz4XvDZD0MbMBvBWfH9hqLnJQZhjeoRNVTNcuwhdULquKtXKSh9ox/e4byHxLcGTIq3bPS7PGpBhx2B4tTbQI8UAtTYiM=', 'LWkEiC5+VesrkSJxrs+WJYgGzOPsvLuASOsxn/QwRntDWiVQdJGDjP41nP7xcYU5BFQYJ+CKDYFUjKeUdfp65NN+RwAA7z6QfURrppom+DYUUUhAh6BRqkKf4To=', 'bpTW+zb1V3b7cSUCcUHDhIDzaeQGe1PgIknajgm7gbRIr5goygGd49F4O26dtS5VGxU/fdcIl5JrJXTGyy/TuKHKVJxGBp39PL3NFKUedYgpoPI1GGrVrT0G894=');
INSERT INTO public.particulars VALUES ('c113dcc6cc2f6058', 'b7ec67624a3cdfd9', 1, 1, NULL, '+yYyfgaOtagbCNPC2jsH3gq0YvCeKejUx8NZIdLqSO2DPu5epqp9kNabl04twxyjVBId1M7PxOIKlDA01/pac3/iAx3U6hemrRb4+ViEC3WV4OVUNbCDj0fSX/I=', '4XbxzUDqgtXtKVCfvJ/Z+x3yrdiEVRjDPxp9+/C7o63qVLyyBxBAXstvzrKJaKty1xy3RvaDfn5PorYFpRIR43yXkEUFg+VLnUEbfyYWdlec9ndHDmfq7uIHKjs=', 'mYmeGQ/T0bI3Vh7sojCZ6YQNgmejqqxkSBVhRUptbqp6Proq9BE9n4ivwTBOaELGuvVbybP5GebdCj/9JOFG8AyEUrTkZL4ThQfhgQuYsefi6ZiQyexJb2RMGiM=', 'hDpzkEfbHJ9y4pwu1fQOwR/NGwBrCeRGByLiLks8Wi6VouY1OfLzVkmcYE+4YEXhjJV+H7aFzWoaiz3li+3CTMd4M41KyNCSWRTpAFg9Q9cqbyzxpIwrm7wCCtc=', 'oidHJ+uVEp96hbX4eu/KxWU4Hcc5uJTihc6J183MRwnHsTPneGmYOd+WQXuotvxNC5iMI5BZXDjPxzbPCBSEz1im8kIT0zga7E+OKZTsY9sCh5SlQnrmj6tLyGo=', 'y/u+kXsi9ihHmEcS7p6JD/7AbSNRVeRBdz/E2OS/RhqWxyDzHoXcdbXz7bmYEsYZWJqKZ0FhjuAl3cEOtafTbM7lk/UYSXTauMId2w3UHUdlhYGXHadARaII6Zc=');


--
-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.people VALUES ('5456f695bd893573', '982a592f692a4f2f', 1, 1, NULL, 'JOGvR6F057bSC3i6EIlARPVcYjaMpKqOiABSkq/D5iIwVfNi2LyPej+nJ3EtYsfdxK7Ihr6HYJawBJ5Cq0cdRVDcit/DXhO5ZdXMkDZHksbrkcbaFABjXvlPis8=', '08L7eFLm/1lJhA/mZVyW9x+OGgZ05M35Dm8C881wyq2acQuXLOt9wQ4GB2Xmnf1jcGT14HCQLw/Pz4YDYH1tCTNswi214CHtf4pOS0LCaJvxlBYLr9ABSnmD6uw=', 'DcvG4UbGYMOJcvQsdq7MflawbbMxXWZFhcZ99Ztl7y7ksUVP3hzH3vzg/4zzWnLzh/Od+gmjpSTB3Yx7BY28jfTSPBvifcRotKsYnFUNEBQmNE0cq8LKDerARyc=', '55YJtu6M5F1xdsbYIkXMaIJey1q6dLxC27iHFj4m0hDCuxE6VzhzkgrWvbwSfa/4JK6t5fd2cRNoJitqXno6XIR5+AmJ96xao0bsq+qVuwKuMn8F2wHV6HhBHQs=');
INSERT INTO public.people VALUES ('864e681080d9c81e', '982a592f692a4f2f', 2, 1, NULL, 'm7IZfxi2kcG2wTp0aiE5IgPXAy5Nmio8xzNEKr4vIk0KE8qf1PFFvEXSJa07ZOc+E12regMTOnDP2+QMPwxi0+Obx+yU6XgScv21DZgZlUIx3jfKVBsG9ehTNRk=', 'EGlm6+w7G36XXCb78jzIApzkxcsBLa5OIp7oGXAeJZZwAfoEOhcd1pWKBMQ3V/BxCzWUvyyDe162TVH3RbOpYZV3jjH/roi9tFKPj2zFTb/2UvXQ3hmgntdEGus=', 'Soh6GIK9WBhYbNb7LaNkZsQrx8UV7uMYz0U/OgPybOaRkGr1Vy21115emliGzz/sjY0PF7sVRqsrfkRmciSwnEVHU4zoqJORXeZVwwggU+jWGRNOE84v1Vw4b5I=', 'aOZc1wBa5c6QcJo3Td4mtfm73j/QCkggaPCMj4BoBS385e/heKqKm4Hv2zxDWBAH54/vKtMA57G7XJCu4invK/E8MfLidn5QAe9iCx+pOB0NhiiK62XwiMmGDsY=');
INSERT INTO public.people VALUES ('7bbc23033ea49027', 'b7ec67624a3cdfd9', 1, 1, NULL, 'gw5jxAwXkwhXifD1JuqKgjVg7z8TYn0cnbUVz/EQLfWYe+Du3OeD2w+GFDS59M2nxzaO97NKfvlhdby0s4dHupWycge66V9yMBnptkysmYRg4Jvtj4O6eMpk2bk=', 'XFlhRKgABLJKMEvvMOb8baEvRMCbHsl60skeTvYWMPFfozbz32aLI9YVmBqkQXn24s7YxstmvE/PFJUS+yffLx+fWmEfvm2EibEkhhcgVYOUn+eWJq5lIKP1YLY=', 'vwhGNxI2nTiZ928s6E+j3r/H8W4QxYjgbPKuUSxVmrxDS/AsviHbiDJEthUvgYXdKYmCJLOeHj8q+Jy0GKJsNeB+l++k3lvtDsmqUeuSeEKRz1e8S1l28jO1iIo=', '+L6zr93sfFP7sceqqXHXPeAX8cBZyO0OGpCvCLrf0Uyvusv6g+2SI64v2aj0KG4VD1X4s+CB5It48MNYckhX7XVgEgeNlWTYVTvYIbXsl3uLlXy7dS/OeOXibZ0=');
INSERT INTO public.people VALUES ('83f186cd076b9c07', 'b7ec67624a3cdfd9', 2, 1, NULL, '+1l6WG5LycCrroEP9gBKzIUJo2u6wFB7XStTZ9i1vepu3+8Uj9sDtK48OjRiMF1yWpO8ABOm3qy0F9hUzoCceapbsxq8CfIVxfPgQaweoPgeJRznE7VLtCw2kJQ=', 'dQHT3btP71uRVujm/lLIp/NUoq1eqWrStDpUZ83kNxZq2GuaMTZpxCphlgh2ddzbHz4L7Q8Y14nfK3KMGJZYOJ/mq7AG7lRe3Ao9T/w+eXeGvWtpCz7Y5Z34aME=', 'hFpAUFZNFOoqyx+g0EO5Kh8l8OWacS3G8NS/9nuU+NaPsnSSs8/LMMIYAnxmKv3a3saUZtkbfFZWq5jUlgYd/AcKi3abYHqFEtQOTRStfKZWmM9q6ZVfQ8uj294=', 'Wl4KfexVXt3957L89kthGAvPvzRbej4XYIWsCsNEPKZXR/qeVOOuGWoO4O01oZMQw7wHs36yfrqQqTGG1m4tcpVgSgI1FqKJ6ggkcfOzbZwguSzNZBsM6D7T0h4=');


--
-- Data for Name: tombstones; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: acts acts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.acts
    ADD CONSTRAINT acts_pkey PRIMARY KEY (id);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: answers answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_pkey PRIMARY KEY (id);


--
-- Name: cases cases_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases
    ADD CONSTRAINT cases_pkey PRIMARY KEY (id);


--
-- Name: decisions decisions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (id);


--
-- Name: documents documents_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (id);


--
-- Name: events events_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_id_key UNIQUE (id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (case_id, seq);


--
-- Name: images images_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.images
    ADD CONSTRAINT images_pkey PRIMARY KEY (id);


--
-- Name: members members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (id);


--
-- Name: meta meta_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);


--
-- Name: particulars particulars_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.particulars
    ADD CONSTRAINT particulars_pkey PRIMARY KEY (id);


--
-- Name: people people_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);


--
-- Name: tombstones tombstones_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tombstones
    ADD CONSTRAINT tombstones_pkey PRIMARY KEY (id);


--
-- Name: acts_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX acts_of ON public.acts USING btree (case_id);


--
-- Name: answers_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX answers_of ON public.answers USING btree (case_id);


--
-- Name: decisions_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX decisions_of ON public.decisions USING btree (case_id);


--
-- Name: documents_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX documents_of ON public.documents USING btree (case_id);


--
-- Name: images_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX images_of ON public.images USING btree (case_id);


--
-- Name: particulars_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX particulars_of ON public.particulars USING btree (case_id);


--
-- Name: people_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_of ON public.people USING btree (case_id);


--
-- Name: events events_stay; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER events_stay BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.refuse_history();


--
-- Name: acts acts_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.acts
    ADD CONSTRAINT acts_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: answers answers_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.answers
    ADD CONSTRAINT answers_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: decisions decisions_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: documents documents_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.documents
    ADD CONSTRAINT documents_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: images images_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.images
    ADD CONSTRAINT images_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: particulars particulars_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.particulars
    ADD CONSTRAINT particulars_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- Name: people people_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases(id);


--
-- PostgreSQL database dump complete
--


